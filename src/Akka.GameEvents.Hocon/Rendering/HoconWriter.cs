using System.Text;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Rendering;

/// <summary>Writes a resolved object as HOCON text, without the root's braces.</summary>
internal sealed class HoconWriter
{
    private const int Indentation = 2;

    private readonly StringBuilder _text = new();

    private HoconWriter()
    {
    }

    public static string Write(HoconObject root)
    {
        var writer = new HoconWriter();
        writer.WriteFields(root, 0);
        return writer._text.ToString();
    }

    private void WriteFields(HoconObject value, int level)
    {
        foreach (var (key, field) in value.Fields)
        {
            Indent(level).Append(HoconText.Key(key)).Append(field is HoconObject ? " " : " = ");
            WriteValue(field, level);
            _text.Append('\n');
        }
    }

    private void WriteValue(HoconValue value, int level)
    {
        if (_text.Length > HoconLimits.MaxText) throw new HoconException(value.Origin, "the text becomes too long from here on.");
        switch (value)
        {
            case HoconScalar scalar:
                _text.Append(scalar.Kind == ScalarKind.String ? HoconText.Quote(scalar.Text) : scalar.Text);
                break;
            case HoconArray { Items.Count: 0 }:
                _text.Append("[]");
                break;
            case HoconArray array:
                _text.Append("[\n");
                WriteItems(array, level + 1);
                Indent(level).Append(']');
                break;
            case HoconObject { Fields.Count: 0 }:
                _text.Append("{}");
                break;
            case HoconObject fields:
                _text.Append("{\n");
                WriteFields(fields, level + 1);
                Indent(level).Append('}');
                break;
        }
    }

    private void WriteItems(HoconArray array, int level)
    {
        foreach (var item in array.Items)
        {
            Indent(level);
            WriteValue(item, level);
            _text.Append('\n');
        }
    }

    private StringBuilder Indent(int level) => _text.Append(' ', level * Indentation);
}
