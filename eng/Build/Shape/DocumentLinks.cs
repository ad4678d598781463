using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Shape;

/// <summary>
/// The README is a map, so its places exist; likewise in docs/. Looked at are links, and code in a sentence that reads as a path.
/// </summary>
internal static partial class DocumentLinks
{
    public static IEnumerable<string> Check(Repository repository) =>
        repository.Files
            .Where(file => !file.Contains('/', StringComparison.Ordinal) || file.StartsWith("docs/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(file => Check(repository, file));

    private static IEnumerable<string> Check(Repository repository, string file)
    {
        var markdown = new Markdown(repository.Read(file));
        var folder = Path.GetDirectoryName(file)!;
        var links = markdown.Links
            .Where(link => !Elsewhere().IsMatch(link))
            .Select(link => (written: link, path: Path.Combine(folder, Uri.UnescapeDataString(link.Split('#')[0]))));
        var paths = markdown.Spans.Where(span => PathFromRoot().IsMatch(span)).Select(span => (written: span, path: span));
        return links.Concat(paths)
            .Where(place => !IsInside(repository, place.path))
            .Select(place => $"{file}: {place.written} leads nowhere");
    }

    private static bool IsInside(Repository repository, string path) =>
        repository.PathTo(path).StartsWith(repository.Root, StringComparison.Ordinal) && repository.Exists(path);

    [GeneratedRegex("^([a-z]+:|#)")]
    private static partial Regex Elsewhere();

    // Without wildcards and placeholders.
    [GeneratedRegex(@"^(src|tests|clients|samples|bench|docs|eng|hocon)/[\w./-]*$")]
    private static partial Regex PathFromRoot();
}
