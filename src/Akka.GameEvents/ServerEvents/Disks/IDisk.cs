using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents;

/// <summary>How files of events are written: what a disk may refuse.</summary>
internal interface IDisk
{
    /// <summary>Opens a file to be written; makes it if there is none.</summary>
    SafeFileHandle Open(string path);

    /// <summary>Writes all the bytes, or throws with some of them written.</summary>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when what was written is on the disk.</summary>
    void Flush(SafeFileHandle file);

    /// <summary>Cuts off what is beyond a length.</summary>
    void Truncate(SafeFileHandle file, long length);

    /// <summary>Returns when the names of a folder's files are on the disk.</summary>
    void FlushFolder(string folder);
}
