using Akka.GameEvents.Hocon.Lexing;
using Akka.GameEvents.Hocon.Parsing.Nodes;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Parsing;

internal sealed partial class Parser
{
    /// <summary>All that follows on one line, as one value.</summary>
    private ValueNode ParseValue()
    {
        SkipBlank();
        if (TryParsePiece() is not { } first) throw Unexpected("a value is expected");
        List<ValueNode>? pieces = null;
        while (true)
        {
            var space = _token;
            SkipWhitespace();
            if (TryParsePiece() is not { } next) break;
            pieces ??= [first];
            if (space.Kind == TokenKind.Whitespace) pieces.Add(new WhitespaceNode(space.Text, space.Origin));
            pieces.Add(next);
        }

        return pieces is null ? first : Concatenate(pieces);
    }

    private ValueNode? TryParsePiece()
    {
        CountValue();
        return _token.Kind switch
        {
            TokenKind.OpenBrace => ParseObject(),
            TokenKind.OpenBracket => ParseArray(),
            TokenKind.Reference or TokenKind.OptionalReference => ParseReference(),
            TokenKind.Quoted => ParseScalar(ScalarKind.String),
            TokenKind.Unquoted => ParseScalar(KindOf(_token.Text)),
            _ => null,
        };
    }

    private void CountValue()
    {
        if (++_values > HoconLimits.MaxValues) throw new HoconException(_token.Origin, $"a text can have {HoconLimits.MaxValues} values at most.");
    }

    private ScalarNode ParseScalar(ScalarKind kind)
    {
        var scalar = new HoconScalar(kind, _token.Text, _token.Origin);
        Advance();
        return new ScalarNode(scalar);
    }

    private ReferenceNode ParseReference()
    {
        var open = _token;
        Advance();
        var path = ParsePath(open.Origin);
        if (_token.Kind != TokenKind.CloseBrace) throw Unexpected($"{open.Text}{path} must be closed with '}}'");
        Advance();
        return new ReferenceNode(path, open.Kind == TokenKind.OptionalReference, open.Origin);
    }

    private static ScalarKind KindOf(string text) => text switch
    {
        "true" or "false" => ScalarKind.Boolean,
        "null" => ScalarKind.Null,
        _ => JsonNumber.Is(text) ? ScalarKind.Number : ScalarKind.String,
    };

    private static ValueNode Concatenate(List<ValueNode> pieces)
    {
        var text = pieces.Find(piece => piece is ScalarNode);
        var group = pieces.Find(piece => piece is ObjectNode or ArrayNode);
        if (text is not null && group is not null)
            throw new HoconException(group.Origin, $"an object or array cannot be joined with the text at {text.Origin}; separate them, or quote all of it.");
        return pieces.TrueForAll(piece => piece is ScalarNode or WhitespaceNode)
            ? new ScalarNode(new HoconScalar(ScalarKind.String, string.Concat(pieces.Select(TextOf)), pieces[0].Origin))
            : new ConcatenationNode(pieces);
    }

    private static string TextOf(ValueNode piece) => piece is WhitespaceNode whitespace ? whitespace.Text : ((ScalarNode)piece).Scalar.Text;
}
