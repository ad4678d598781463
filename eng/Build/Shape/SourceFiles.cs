namespace Akka.GameEvents.Build.Shape;

/// <summary>The files whose size and content the rules look at.</summary>
internal static class SourceFiles
{
    private static readonly string[] Folders = ["src", "tests", "clients", "samples", "bench", "eng"];
    private static readonly string[] Extensions = [".cs", ".ts", ".tsx", ".css", ".html", ".mjs"];

    public static IEnumerable<string> In(Repository repository) =>
        Folders.SelectMany(repository.FilesBelow).Where(file => Extensions.Contains(Path.GetExtension(file)));

    public static int CountLines(Repository repository, string file) => File.ReadLines(repository.PathTo(file)).Count();
}
