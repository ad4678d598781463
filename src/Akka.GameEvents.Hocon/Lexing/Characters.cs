using System.Buffers;

namespace Akka.GameEvents.Hocon.Lexing;

/// <summary>The specification's classes of characters.</summary>
internal static class Characters
{
    private const string Reserved = "$\"{}[]:=,+#`^?!@*&\\";

    // Unicode's separators (Zs, Zl, Zp), the byte order mark, and the control characters that are named.
    private const string Blank =
        "\t\n\v\f\r\u001c\u001d\u001e\u001f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    public static readonly SearchValues<char> Whitespace = SearchValues.Create(Blank);

    /// <summary>What cannot be in an unquoted string. A slash can, unless it is the first of two.</summary>
    public static readonly SearchValues<char> NotUnquoted = SearchValues.Create(Reserved + Blank);

    /// <summary>What a quoted string cannot have as it is: its end, an escape, a control character.</summary>
    public static readonly SearchValues<char> NotPlain = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);
}
