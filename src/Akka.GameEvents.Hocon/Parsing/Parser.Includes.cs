using System.Text;
using Akka.GameEvents.Hocon.Lexing;
using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Parsing;

internal sealed partial class Parser
{
    private const string IncludeForms =
        "after include comes a quoted name, file(\"…\"), required(\"…\") or required(file(\"…\")); quote \"include\" if it is a key";

    private static readonly string[] RefusedProtocols = ["http:", "https:", "ftp:", "file:", "jar:"];

    private bool IsAtInclude => _token is { Kind: TokenKind.Unquoted, Text: "include" };

    private IncludeNode ParseInclude()
    {
        var origin = _token.Origin;
        Advance();
        var opening = ParseMarks();
        if (_token.Kind != TokenKind.Quoted) throw Unexpected(IncludeForms);
        var name = _token.Text;
        Advance();
        var isRequired = opening.StartsWith("required(", StringComparison.Ordinal);
        var include = (isRequired ? opening["required(".Length..] : opening) switch
        {
            "" when RefusedProtocols.Any(protocol => name.StartsWith(protocol, StringComparison.OrdinalIgnoreCase)) => throw Unsupported("a URL"),
            "" => new IncludeNode(name, isBeside: true, isRequired, origin),
            "file(" => new IncludeNode(name, isBeside: false, isRequired, origin),
            "url(" => throw Unsupported("a URL"),
            "classpath(" => throw Unsupported("a class path"),
            _ => throw new HoconException(origin, $"'{opening}' is not known here: {IncludeForms}."),
        };
        for (var open = opening.Count(mark => mark == '('); open > 0; open--)
            ParseClosing();
        _includes.Add(include);
        return include;

        HoconException Unsupported(string what) => new(origin, $"{what} cannot be included; include a file.");
    }

    /// <summary>The words and parentheses before the name, without the whitespace that may be among them.</summary>
    private string ParseMarks()
    {
        var marks = new StringBuilder();
        for (SkipBlank(); _token.Kind == TokenKind.Unquoted; SkipBlank())
        {
            marks.Append(_token.Text);
            Advance();
        }

        return marks.ToString();
    }

    // An unquoted string goes on to whitespace, so two parentheses may be one token.
    private void ParseClosing()
    {
        SkipWhitespace();
        if (_token.Kind != TokenKind.Unquoted || _token.Text[0] != ')') throw Unexpected("each parenthesis of the include must be closed with ')'");
        if (_token.Text.Length == 1) Advance();
        else _token = _token with { Text = _token.Text[1..], Origin = _token.Origin with { Column = _token.Origin.Column + 1 } };
    }
}
