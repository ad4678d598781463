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

    public static string Require(string program) =>
        Find(program) ?? throw new FileNotFoundException($"{program} is not on the PATH.");
}
