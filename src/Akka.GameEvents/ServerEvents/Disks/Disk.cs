using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents;

/// <summary>The disk there is.</summary>
internal sealed class Disk : IDisk
{
    public SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public void Truncate(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    public void FlushFolder(string folder) => FolderSync.Flush(folder);
}
