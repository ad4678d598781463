using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;

namespace Akka.GameEvents.Forwarders.Files;

/// <summary>Appends batches to a file, one JSON object a line. A batch is there as a whole or not at all, also when the disk is full.</summary>
internal sealed class FileSink(EventFileOptions options, TimeProvider time) : IEventSink
{
    private IDisposable? _lock;
    private FileStream? _file;
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
        var length = file.Length;
        try
        {
            await file.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), stop).ConfigureAwait(false);
            file.Flush(flushToDisk: options.Fsync == FileSync.Batch);
        }
        catch
        {
            file.SetLength(length); // the batch comes again
            throw;
        }

        return SendResult.Sent;
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is { } file) await file.DisposeAsync().ConfigureAwait(false);
        _lock?.Dispose();
    }

    /// <summary>The file to append to: another one, when the one there is has had its time or its size.</summary>
    private async Task<FileStream> OpenAsync(long room)
    {
        if (_file is { } open && open.Length > 0 && (open.Length + room > options.MaxBytes || time.GetElapsedTime(_openedAt) >= options.MaxAge)) PutAside(open);
        if (_file is { } file) return file;
        var path = Path.GetFullPath(options.Path!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _lock ??= await FileLock.TakeAsync(path).ConfigureAwait(false);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        TornLine.Cut(_file);
        _openedAt = time.GetTimestamp();
        return _file;
    }

    private void PutAside(FileStream file)
    {
        _file = null;
        file.Dispose();
        new FilesAside(options.Path!).Add(time.GetUtcNow(), options.Keep);
    }
}
