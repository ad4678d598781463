namespace Akka.GameEvents.Hocon.Lexing;

/// <summary>Numbers as RFC 8259, section 6, has them.</summary>
internal static class JsonNumber
{
    public static bool Is(ReadOnlySpan<char> text) => text.Length > 0 && LengthAtStart(text) == text.Length;

    /// <summary>How many characters at the beginning of <paramref name="text"/> are a number; 0 for none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        var sign = text is ['-', ..] ? 1 : 0;
        var whole = Digits(text[sign..]);
        if (whole == 0) return 0;
        if (text[sign] == '0') whole = 1;
        var length = sign + whole;
        if (text[length..] is ['.', ..] && Digits(text[(length + 1)..]) is > 0 and var fraction) length += 1 + fraction;
        return length + Exponent(text[length..]);
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        if (text is not ['e' or 'E', ..]) return 0;
        var mark = text is [_, '+' or '-', ..] ? 2 : 1;
        var digits = Digits(text[mark..]);
        return digits == 0 ? 0 : mark + digits;
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}
