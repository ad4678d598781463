namespace Akka.GameEvents.Build.Shape;

/// <summary>Folders are named after features. These names gather what has nothing in common but its kind.</summary>
internal static class FolderNames
{
    private static readonly HashSet<string> Refused =
        new(["Interfaces", "Models", "Enums", "Helpers", "Utils", "Common", "Managers"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Check(Repository repository) =>
        repository.Files
            .SelectMany(FoldersOf)
            .Distinct()
            .Where(folder => Refused.Contains(Path.GetFileName(folder)))
            .Select(folder => $"{folder}: name the folder after the feature that it holds");

    private static IEnumerable<string> FoldersOf(string file)
    {
        for (var end = file.IndexOf('/', StringComparison.Ordinal); end > 0; end = file.IndexOf('/', end + 1))
        {
            yield return file[..end];
        }
    }
}
