namespace Akka.GameEvents.Build.Processes;

/// <summary>Finds programs as a shell would. On Windows that needs the extension: npm is npm.cmd.</summary>
internal static class SearchPath
{
    public static string? Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var extensions = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [""];
        return folders
            .SelectMany(folder => extensions.Select(extension => Path.Combine(folder, program + extension)))
            .FirstOrDefault(File.Exists);
    }

    /// <param name="program">What to find.</param>
    /// <param name="folders">Where to look when it is not on the PATH, with one * for a folder; of several the last by name. Null for nowhere.</param>
    public static string? Find(string program, string? folders)
    {
        if (Find(program) is { } found) return found;
        if (folders?.Split('*') is not [var before, var after] || !Directory.Exists(before)) return null;
        return Directory.GetDirectories(before).OrderDescending().Select(folder => Path.Combine(folder + after, program)).FirstOrDefault(File.Exists);
    }

    public static string Require(string program) =>
        Find(program) ?? throw new FileNotFoundException($"{program} is not on the PATH.");
}
