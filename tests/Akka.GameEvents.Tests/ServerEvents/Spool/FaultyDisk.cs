using Akka.GameEvents.ServerEvents;
using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>A disk that fails when it is told to.</summary>
internal sealed class FaultyDisk : IDisk
{
    private readonly Disk _disk = new();
    private volatile int _room = int.MaxValue;

    /// <summary>How many bytes a write gets to the disk before it is full.</summary>
    public int Room { get => _room; set => _room = value; }

    public volatile bool FailsToFlush;

    public volatile bool FailsToTruncate;

    public volatile bool FailsToFlushFolders;

    /// <summary>What a flush waits for.</summary>
    public ManualResetEventSlim Flushing { get; } = new(initialState: true);

    public SafeFileHandle Open(string path) => _disk.Open(path);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var written = Math.Min(bytes.Length, Room);
        _disk.Write(file, bytes[..written], offset);
        if (written < bytes.Length) throw new IOException("No space left on device");
    }

    public void Flush(SafeFileHandle file)
    {
        Flushing.Wait(TimeSpan.FromSeconds(20));
        if (FailsToFlush) throw new IOException("Input/output error");
        _disk.Flush(file);
    }

    public void Truncate(SafeFileHandle file, long length)
    {
        if (FailsToTruncate) throw new IOException("Input/output error");
        _disk.Truncate(file, length);
    }

    public void FlushFolder(string folder)
    {
        if (FailsToFlushFolders) throw new IOException("Input/output error");
        _disk.FlushFolder(folder);
    }
}
