namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>A folder for a spool, gone after the test.</summary>
internal sealed class SpoolFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gameevents-spool-").FullName;

    /// <summary>The segments, oldest first.</summary>
    public string[] Segments => [.. Directory.GetFiles(Path, "*.spool").Order(StringComparer.Ordinal)];

    /// <summary>What a crash at this moment would leave.</summary>
    public SpoolFolder AfterCrash()
    {
        var copy = new SpoolFolder();
        foreach (var file in Directory.GetFiles(Path).Where(file => System.IO.Path.GetFileName(file) != "lock"))
        {
            using var from = File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
