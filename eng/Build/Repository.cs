namespace Akka.GameEvents.Build;

/// <summary>The folder that holds the solution, and the files in it that are written by hand (or reviewed like those).</summary>
internal sealed class Repository
{
    public const string Solution = "Akka.GameEvents.sln";

    // Git's own, and what the .gitignore files name: made by tools, absent from a clean clone.
    private static readonly HashSet<string> Ignored =
        [".git", ".vs", ".idea", "bin", "obj", "artifacts", "node_modules", "dist", "build", "BenchmarkDotNet.Artifacts"];

    // It knows this repository by its packages only, and can be built when they have been made.
    private const string UsersOwn = "samples/hello/";

    private readonly Lazy<IReadOnlyList<string>> _files;

    public Repository(string root)
    {
        Root = root;
        _files = new(() => [.. Walk(root).Select(Relative).Order(StringComparer.Ordinal)]);
    }

    public string Root { get; }

    /// <summary>Every file, as a path from the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Files => _files.Value;

    public static Repository Containing(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, Solution)))
            {
                return new Repository(candidate.FullName);
            }
        }

        throw new DirectoryNotFoundException($"No folder above {folder} holds {Solution}.");
    }

    public string PathTo(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    public bool Exists(string relative) => Path.Exists(PathTo(relative));

    public string Read(string relative) => File.ReadAllText(PathTo(relative));

    /// <summary>Names of the files and folders in the root.</summary>
    public IEnumerable<string> RootEntries() =>
        Directory.EnumerateFileSystemEntries(Root).Select(path => Path.GetFileName(path)!).Where(name => !IsIgnored(name));

    /// <summary>The .csproj files below <paramref name="folder"/>, from the root, but for those of a user's own project.</summary>
    public IEnumerable<string> Projects(string folder = "") =>
        FilesBelow(folder).Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith(UsersOwn, StringComparison.Ordinal));

    public IEnumerable<string> FilesBelow(string folder) =>
        folder.Length == 0 ? Files : Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal));

    private static bool IsIgnored(string name) => Ignored.Contains(name) || name.EndsWith(".user", StringComparison.Ordinal);

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFileSystemEntries(folder)
            .Where(path => !IsIgnored(Path.GetFileName(path)))
            .SelectMany(path => Directory.Exists(path) ? Walk(path) : [path]);

    private string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
