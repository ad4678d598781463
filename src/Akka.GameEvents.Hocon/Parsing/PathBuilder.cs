using System.Text;
using Akka.GameEvents.Hocon.Lexing;

namespace Akka.GameEvents.Hocon.Parsing;

/// <summary>
/// Puts a path together from its tokens: dots outside of quotes separate its elements, and whitespace counts unless it is at either end.
/// </summary>
internal sealed class PathBuilder(HoconOrigin origin)
{
    private readonly List<string> _elements = [];
    private readonly StringBuilder _element = new();
    private bool _isEmpty = true;
    private bool _isElementQuoted;
    private string _whitespace = "";

    public static bool Takes(TokenKind kind) => kind is TokenKind.Unquoted or TokenKind.Quoted or TokenKind.Whitespace;

    public void Add(Token token)
    {
        if (token.Kind == TokenKind.Whitespace)
        {
            if (!_isEmpty) _whitespace = token.Text;
            return;
        }

        _element.Append(_whitespace);
        (_whitespace, _isEmpty) = ("", false);
        if (token.Kind == TokenKind.Quoted) AddQuoted(token.Text);
        else AddUnquoted(token.Text);
    }

    public KeyPath Build()
    {
        if (_isEmpty) throw new HoconException(origin, "a name is missing here.");
        EndElement();
        return new KeyPath(_elements);
    }

    private void AddQuoted(string text)
    {
        _element.Append(text);
        _isElementQuoted = true;
    }

    private void AddUnquoted(string text)
    {
        var parts = text.Split('.');
        _element.Append(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            EndElement();
            _element.Append(part);
        }
    }

    private void EndElement()
    {
        if (_element.Length == 0 && !_isElementQuoted)
            throw new HoconException(origin, "a path cannot begin or end with a dot, or have two in a row; an empty name in it is written as \"\".");
        if (_elements.Count == HoconLimits.MaxNesting)
            throw new HoconException(origin, $"a path has at most {HoconLimits.MaxNesting} names.");
        _elements.Add(_element.ToString());
        _element.Clear();
        _isElementQuoted = false;
    }
}
