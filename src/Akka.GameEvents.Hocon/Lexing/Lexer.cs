namespace Akka.GameEvents.Hocon.Lexing;

/// <summary>
/// Cuts a text into tokens, on demand. Whitespace is a token, because it counts between the parts of a value; comments are none.
/// A number is an unquoted string here: only its place says whether it is one.
/// </summary>
internal sealed partial class Lexer(string text, string file)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private ReadOnlySpan<char> Rest => text.AsSpan(_position);

    private HoconOrigin Here => At(_position);

    /// <summary>The next token; at the end <see cref="TokenKind.End"/>, again and again.</summary>
    /// <exception cref="HoconException">What follows is no token.</exception>
    public Token Next()
    {
        SkipComment();
        if (_position == text.Length) return new Token(TokenKind.End, "", Here);
        return text[_position] switch
        {
            '\n' => NewLine(),
            ',' => Take(TokenKind.Comma, 1),
            ':' => Take(TokenKind.Colon, 1),
            '=' => Take(TokenKind.EqualSign, 1),
            '{' => Take(TokenKind.OpenBrace, 1),
            '}' => Take(TokenKind.CloseBrace, 1),
            '[' => Take(TokenKind.OpenBracket, 1),
            ']' => Take(TokenKind.CloseBracket, 1),
            '"' => Rest.StartsWith("\"\"\"") ? TripleQuoted() : Quoted(),
            '+' when Rest.StartsWith("+=") => Take(TokenKind.PlusEqual, 2),
            '$' when Rest.StartsWith("${?") => Take(TokenKind.OptionalReference, 3),
            '$' when Rest.StartsWith("${") => Take(TokenKind.Reference, 2),
            var c when Characters.Whitespace.Contains(c) => Whitespace(),
            _ => Unquoted(),
        };
    }

    private HoconOrigin At(int position) => new(file, _line, position - _lineStart + 1);

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, length == 1 ? text[_position].ToString() : text.Substring(_position, length), Here);
        _position += length;
        return token;
    }

    private void SkipComment()
    {
        if (!Rest.StartsWith("#") && !Rest.StartsWith("//")) return;
        var length = Rest.IndexOf('\n');
        _position = length < 0 ? text.Length : _position + length;
    }

    private Token NewLine()
    {
        var token = Take(TokenKind.NewLine, 1);
        StartLine();
        return token;
    }

    private void StartLine()
    {
        _line++;
        _lineStart = _position;
    }

    private Token Whitespace()
    {
        var length = 1;
        while (length < Rest.Length && Rest[length] != '\n' && Characters.Whitespace.Contains(Rest[length]))
            length++;
        return Take(TokenKind.Whitespace, length);
    }

    private Token Unquoted()
    {
        // An exponent may have a plus sign, which ends every other unquoted string.
        var length = JsonNumber.LengthAtStart(Rest);
        while (length < Rest.Length && !EndsUnquoted(Rest[length..]))
            length++;
        return length > 0
            ? Take(TokenKind.Unquoted, length)
            : throw new HoconException(Here, $"'{text[_position]}' has no meaning here; put the text that it belongs to in double quotes.");
    }

    private static bool EndsUnquoted(ReadOnlySpan<char> rest) => Characters.NotUnquoted.Contains(rest[0]) || rest.StartsWith("//");
}
