namespace Akka.GameEvents.Build.Shape;

/// <summary>No file is longer than can be read in one sitting.</summary>
internal static class FileSizes
{
    public const int Limit = 400;

    public static IEnumerable<string> Check(Repository repository) =>
        SourceFiles.In(repository)
            .Select(file => (file, lines: SourceFiles.CountLines(repository, file)))
            .Where(entry => entry.lines > Limit)
            .Select(entry => $"{entry.file}: {entry.lines} lines, the limit is {Limit}; split it by verb");
}
