namespace Akka.GameEvents.Protocol.Tests.Codes;

/// <summary>The tables of docs/*.md, so that the documents are held to the code.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows, without head, of the first table below a heading; cells trimmed.</summary>
    public static List<string[]> Below(string file, string heading) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", file))
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];
}
