using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Hocon.Rendering;

/// <summary>Keys and strings as HOCON writes them.</summary>
internal static class HoconText
{
    /// <summary>A name in a path: without quotes where it needs none.</summary>
    public static string Key(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && name != "include"
            ? name
            : Quote(name);

    /// <summary>A string in double quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
            AppendEscaped(quoted, text, i);
        return quoted.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder quoted, string text, int index)
    {
        var c = text[index];
        if (c is '"' or '\\') quoted.Append('\\').Append(c);
        else if (c == '\n') quoted.Append("\\n");
        else if (char.IsControl(c) || IsLoneSurrogate(text, index)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        else quoted.Append(c);
    }

    // It would not survive the way through UTF-8.
    private static bool IsLoneSurrogate(string text, int index) =>
        char.IsSurrogate(text[index])
        && !(index + 1 < text.Length && char.IsSurrogatePair(text, index))
        && !(index > 0 && char.IsSurrogatePair(text, index - 1));
}
