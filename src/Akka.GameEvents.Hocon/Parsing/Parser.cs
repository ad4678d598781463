using Akka.GameEvents.Hocon.Lexing;
using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Parsing;

/// <summary>Reads one text, without looking up anything: what it refers to and includes is named in the result.</summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly List<IncludeNode> _includes = [];
    private Token _token;
    private int _nesting;
    private int _values;

    private Parser(string text, string name)
    {
        _lexer = new Lexer(text, name);
        Advance();
    }

    /// <param name="name">Stands for the text in origins.</param>
    /// <exception cref="HoconException">The text is not HOCON.</exception>
    public static ParsedText Parse(string text, string name)
    {
        var parser = new Parser(text, name);
        return new ParsedText(parser.ParseRoot(), parser._includes);
    }

    private ValueNode ParseRoot()
    {
        SkipBlank();
        ValueNode root = _token.Kind switch
        {
            TokenKind.OpenBrace => ParseObject(),
            TokenKind.OpenBracket => ParseArray(),
            _ => new ObjectNode(ParseMembers(TokenKind.End, _token), _token.Origin),
        };
        SkipBlank();
        return _token.Kind == TokenKind.End ? root : throw Unexpected("the text was complete before it");
    }

    private ObjectNode ParseObject()
    {
        var open = Enter();
        var members = ParseMembers(TokenKind.CloseBrace, open);
        Leave();
        return new ObjectNode(members, open.Origin);
    }

    private List<MemberNode> ParseMembers(TokenKind close, Token open)
    {
        List<MemberNode> members = [];
        while (HasItem(close, open, members.Count == 0))
            members.Add(IsAtInclude ? ParseInclude() : ParseField());
        return members;
    }

    private FieldNode ParseField()
    {
        var origin = _token.Origin;
        if (!PathBuilder.Takes(_token.Kind)) throw Unexpected("a key is expected");
        var path = ParsePath(origin);
        SkipBlank();
        var separator = _token;
        if (separator.Kind is TokenKind.Colon or TokenKind.EqualSign or TokenKind.PlusEqual) Advance();
        else if (separator.Kind != TokenKind.OpenBrace) throw Unexpected($"after the key {path} comes ':', '=', '+=' or '{{'");
        return new FieldNode(path, separator.Kind == TokenKind.PlusEqual, ParseValue(), origin);
    }

    private KeyPath ParsePath(HoconOrigin origin)
    {
        var path = new PathBuilder(origin);
        for (; PathBuilder.Takes(_token.Kind); Advance())
            path.Add(_token);
        return path.Build();
    }

    private ArrayNode ParseArray()
    {
        var open = Enter();
        List<ValueNode> items = [];
        while (HasItem(TokenKind.CloseBracket, open, items.Count == 0))
            items.Add(ParseValue());
        Leave();
        return new ArrayNode(items, open.Origin);
    }

    /// <summary>Goes to the next item of an object or array, over at most one comma, or at least one line's end if it is not the first.</summary>
    private bool HasItem(TokenKind close, Token open, bool isFirst)
    {
        var isApart = SkipBlank() || isFirst;
        if (!isFirst && _token.Kind == TokenKind.Comma)
        {
            Advance();
            SkipBlank();
            isApart = true;
        }

        if (_token.Kind == close) return false;
        if (_token.Kind == TokenKind.End) throw new HoconException(open.Origin, $"{open} is never closed.");
        if (_token.Kind == TokenKind.Comma) throw Unexpected("one comma separates two values; take this one away");
        return isApart ? true : throw Unexpected("if it belongs to the value before it, put that in double quotes");
    }

    private Token Enter()
    {
        if (++_nesting > HoconLimits.MaxNesting)
            throw new HoconException(_token.Origin, $"objects and arrays can be nested {HoconLimits.MaxNesting} deep at most.");
        var open = _token;
        Advance();
        return open;
    }

    private void Leave()
    {
        _nesting--;
        Advance();
    }

    private void Advance() => _token = _lexer.Next();

    private void SkipWhitespace()
    {
        while (_token.Kind == TokenKind.Whitespace)
            Advance();
    }

    /// <returns>Whether a line has ended.</returns>
    private bool SkipBlank()
    {
        var hasNewLine = false;
        for (; _token.Kind is TokenKind.Whitespace or TokenKind.NewLine; Advance())
            hasNewLine |= _token.Kind == TokenKind.NewLine;
        return hasNewLine;
    }

    private HoconException Unexpected(string advice) => new(_token.Origin, $"{_token} cannot be here: {advice}.");
}
