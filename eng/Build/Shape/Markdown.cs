using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Shape;

/// <summary>The parts of a Markdown text that the rules look at.</summary>
internal sealed partial class Markdown
{
    private readonly string _prose;

    public Markdown(string text)
    {
        Blocks = [.. Fence().Matches(text).Select(match => new CodeBlock(match.Groups["language"].Value, match.Groups["code"].Value))];
        _prose = Fence().Replace(text, "");
    }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Where the links and pictures outside code point to, as they are written.</summary>
    public IEnumerable<string> Links => Link().Matches(Span().Replace(_prose, "`")).Select(match => match.Groups["target"].Value);

    /// <summary>The pieces of code within sentences.</summary>
    public IEnumerable<string> Spans => Span().Matches(_prose).Select(match => match.Groups["code"].Value);

    internal readonly record struct CodeBlock(string Language, string Code);

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<code>.*?)^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();
}
