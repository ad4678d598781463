namespace Akka.GameEvents.Server.Tests.Servers;

internal static class ThisRepository
{
    /// <summary>A file of the repository that these tests were built in.</summary>
    public static string PathTo(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Akka.GameEvents.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }
}
