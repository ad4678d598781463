namespace Akka.GameEvents.Build.Suites;

/// <summary>The program that a project was built into in Release.</summary>
internal static class BuiltProgram
{
    /// <summary>Its path; null when it has not been built. The newest, because an older target framework may have left its own behind.</summary>
    public static string? Find(Repository repository, string project)
    {
        var output = repository.PathTo($"{Path.GetDirectoryName(project)}/bin/Release");
        return Directory.Exists(output)
            ? Directory.EnumerateFiles(output, $"{Path.GetFileNameWithoutExtension(project)}.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
    }
}
