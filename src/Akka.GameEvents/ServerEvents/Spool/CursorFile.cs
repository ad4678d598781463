using System.Text.Json;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Up to where each consumer is done with the spool, by its name; replaced as a whole, so that it is never half of one.</summary>
internal sealed class CursorFile(string folder)
{
    private const string NewSuffix = ".new";

    public string Path { get; } = System.IO.Path.Combine(folder, "cursors.json");

    /// <summary>What was saved last; null when there is no such file, or nothing to be made of it.</summary>
    public Dictionary<string, long>? TryLoad()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllBytes(Path)) is { } cursors && cursors.Values.All(cursor => cursor >= 0) ? cursors : null;
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">What was saved before may be what is kept.</exception>
    /// <exception cref="UnauthorizedAccessException">What was saved before is kept.</exception>
    public void Save(IReadOnlyDictionary<string, long> cursors)
    {
        using (var file = File.OpenHandle(Path + NewSuffix, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, JsonSerializer.SerializeToUtf8Bytes(cursors), 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(Path + NewSuffix, Path, overwrite: true);
        FolderSync.Flush(folder);
    }
}
