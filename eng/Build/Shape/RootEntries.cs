namespace Akka.GameEvents.Build.Shape;

/// <summary>The root is the first thing that anybody sees: it holds the map and what tools insist to find there, nothing else.</summary>
internal static class RootEntries
{
    private static readonly HashSet<string> Allowed =
    [
        "src", "tests", "hocon", "clients", "samples", "bench", "docs", "eng", ".ci",
        "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
        "build.sh", "build.ps1", Repository.Solution, "global.json", "Directory.Build.props", "Directory.Packages.props",
        ".editorconfig", ".gitattributes", ".gitignore",
    ];

    public static IEnumerable<string> Check(Repository repository) =>
        repository.RootEntries()
            .Where(entry => !Allowed.Contains(entry))
            .Select(entry => $"{entry}: not in the root; build machinery belongs in eng/");
}
