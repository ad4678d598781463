using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Hocon.Loading;

/// <summary>Cuts a properties file into keys and values.</summary>
internal static class PropertiesReader
{
    private const string Blank = " \t\f";

    public static IEnumerable<Property> Read(string text, string name)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var start = line.Length - TrimStart(line).Length;
            if (start == line.Length || line[start] is '#' or '!') continue;
            var origin = new HoconOrigin(name, i + 1, start + 1);
            var logical = new StringBuilder(line, start, line.Length - start, line.Length);
            while (Continues(logical))
            {
                logical.Length--;
                if (i + 1 < lines.Length) logical.Append(TrimStart(lines[++i].TrimEnd('\r')));
            }

            yield return Split(logical.ToString(), origin);
        }
    }

    private static ReadOnlySpan<char> TrimStart(string line) => line.AsSpan().TrimStart(Blank);

    private static bool Continues(StringBuilder line)
    {
        var backslashes = 0;
        while (backslashes < line.Length && line[line.Length - 1 - backslashes] == '\\')
            backslashes++;
        return backslashes % 2 == 1;
    }

    private static Property Split(string line, HoconOrigin origin)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':' or ' ' or '\t' or '\f'))
            end += line[end] == '\\' ? 2 : 1;
        end = Math.Min(end, line.Length);
        var rest = line.AsSpan(end).TrimStart(Blank);
        if (rest is ['=' or ':', ..]) rest = rest[1..].TrimStart(Blank);
        return new Property(Unescape(line.AsSpan(0, end), origin), Unescape(rest, origin), origin);
    }

    private static string Unescape(ReadOnlySpan<char> text, HoconOrigin origin)
    {
        var plain = new StringBuilder(text.Length);
        while (text.IndexOf('\\') is >= 0 and var backslash)
        {
            plain.Append(text[..backslash]);
            text = text[(backslash + 1)..];
            if (text.IsEmpty) break;
            plain.Append(Meaning(text, origin));
            text = text[(text[0] == 'u' ? 5 : 1)..];
        }

        return plain.Append(text).ToString();
    }

    private static char Meaning(ReadOnlySpan<char> escape, HoconOrigin origin) => escape[0] switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'f' => '\f',
        'u' => escape.Length > 4 && ushort.TryParse(escape[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : throw new HoconException(origin, "after \\u come four hexadecimal digits."),
        var other => other,
    };
}
