using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Forwarders.Files;

/// <summary>Appends batches to a file, one JSON object a line. A batch is there as a whole or not at all, also when the disk is full.</summary>
internal sealed class FileSink(EventFileOptions options, IDisk disk, TimeProvider time) : IEventSink
{
    private readonly bool _flushes = options.Fsync == FileSync.Batch;
    private IDisposable? _lock;
    private AppendFile? _file;
    private long _openedAt;

    public async Task<SendResult> SendAsync(EventBatch batch, CancellationToken stop)
    {
        using var lines = new MemoryStream();
        foreach (var one in batch.Events)
        {
            lines.Write(one.Json);
            lines.WriteByte((byte)'\n');
        }

        var file = await OpenAsync(lines.Length).ConfigureAwait(false);
        file.Append(lines.GetBuffer().AsSpan(0, (int)lines.Length), _flushes);
        return SendResult.Sent;
    }

    public ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The file to append to: another one, when the one there is has had its time or its size.</summary>
    private async Task<AppendFile> OpenAsync(long room)
    {
        if (_file is { Length: > 0 } open && (open.Length + room > options.MaxBytes || time.GetElapsedTime(_openedAt) >= options.MaxAge)) PutAside(open);
        if (_file is { } file) return file;
        var path = Path.GetFullPath(options.Path!);
        FolderSync.Create(Path.GetDirectoryName(path)!);
        _lock ??= await FileLock.TakeAsync(path).ConfigureAwait(false);
        _file = Open(path);
        _openedAt = time.GetTimestamp();
        return _file;
    }

    private AppendFile Open(string path)
    {
        var file = disk.Open(path);
        try
        {
            var end = TornLine.EndBefore(file);
            disk.Truncate(file, end);
            if (_flushes) disk.FlushFolder(Path.GetDirectoryName(path)!); // its name may be new, and that of the one before it
            return new AppendFile(disk, file, end);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void PutAside(AppendFile file)
    {
        file.Mend();
        _file = null;
        file.Dispose();
        new FilesAside(options.Path!).Add(time.GetUtcNow(), options.Keep);
    }
}
