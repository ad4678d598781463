using Akka.GameEvents.Forwarders.Files;

namespace Akka.GameEvents.Forwarders.DeadLetters;

/// <summary>A file of dead letters, bounded in bytes. Only its owner may read it: events hold what users did, and properties that are not sent on.</summary>
internal sealed class DeadLetterFile(string path) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public string Path => path;

    /// <summary>Appends lines, as far as there is room.</summary>
    /// <param name="lines">The lines, without their ends.</param>
    /// <param name="maxBytes">How large the file may become; null for no bound.</param>
    /// <returns>How many there was room for, from the first on.</returns>
    /// <exception cref="IOException">The file cannot be written; it has none of the lines.</exception>
    public async Task<int> AppendAsync(IReadOnlyList<byte[]> lines, long? maxBytes)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            using var taken = await FileLock.TakeAsync(path).ConfigureAwait(false);
            var file = new FileStream(path, Options());
            await using (file.ConfigureAwait(false)) return await AppendAsync(file, lines, maxBytes).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static async Task<int> AppendAsync(FileStream file, IReadOnlyList<byte[]> lines, long? maxBytes)
    {
        var length = TornLine.EndBefore(file.SafeFileHandle);
        file.SetLength(length);
        file.Position = length;
        using var room = new MemoryStream();
        var kept = 0;
        while (kept < lines.Count && (maxBytes is null || length + room.Length + lines[kept].Length + 1 <= maxBytes))
        {
            room.Write(lines[kept++]);
            room.WriteByte((byte)'\n');
        }

        try
        {
            await file.WriteAsync(room.GetBuffer().AsMemory(0, (int)room.Length)).ConfigureAwait(false);
        }
        catch
        {
            file.SetLength(length);
            throw;
        }

        return kept;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
