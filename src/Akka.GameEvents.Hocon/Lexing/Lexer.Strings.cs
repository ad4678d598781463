using System.Globalization;
using System.Text;

namespace Akka.GameEvents.Hocon.Lexing;

internal sealed partial class Lexer
{
    private const int Quotes = 3;

    private Token TripleQuoted()
    {
        var origin = Here;
        var start = _position + Quotes;
        var length = text.AsSpan(start).IndexOf("\"\"\"");
        if (length < 0) throw new HoconException(origin, "this string never ends; close it with three double quotes.");

        // Of more than three quotes the last three close it.
        while (start + length + Quotes < text.Length && text[start + length + Quotes] == '"')
            length++;
        for (_position = start; _position < start + length;)
        {
            if (text[_position++] == '\n') StartLine();
        }

        _position += Quotes;
        return new Token(TokenKind.Quoted, text.Substring(start, length), origin);
    }

    private Token Quoted()
    {
        var origin = Here;
        _position++;
        var content = new StringBuilder();
        while (true)
        {
            var plain = Rest.IndexOfAny(Characters.NotPlain);
            if (plain < 0) throw new HoconException(origin, "this string never ends; close it with a double quote.");
            content.Append(Rest[..plain]);
            _position += plain;
            switch (text[_position])
            {
                case '"':
                    _position++;
                    return new Token(TokenKind.Quoted, content.ToString(), origin);
                case '\\':
                    content.Append(Escaped());
                    break;
                case '\n':
                    throw new HoconException(origin, "this string does not end on its line; close it with a double quote, or open and close it with three.");
                default:
                    throw new HoconException(Here, $"a control character in a string must be written as \\u{(int)text[_position]:x4}.");
            }
        }
    }

    private char Escaped()
    {
        var (meaning, length) = Rest switch
        {
            [_, '"' or '\\' or '/', ..] => (Rest[1], 2),
            [_, 'b', ..] => ('\b', 2),
            [_, 'f', ..] => ('\f', 2),
            [_, 'n', ..] => ('\n', 2),
            [_, 'r', ..] => ('\r', 2),
            [_, 't', ..] => ('\t', 2),
            [_, 'u', _, _, _, _, ..] when ushort.TryParse(Rest.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 6),
            _ => throw new HoconException(Here, "after a backslash comes one of \" \\ / b f n r t, or u and four hexadecimal digits; write a backslash itself as two."),
        };
        _position += length;
        return meaning;
    }
}
