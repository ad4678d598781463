using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents;

/// <summary>A file that is appended to: what is appended is there as a whole or not at all, whatever the disk refuses.</summary>
/// <param name="disk">The disk.</param>
/// <param name="file">The file, which it closes.</param>
/// <param name="length">Up to where the file is sound.</param>
internal sealed class AppendFile(IDisk disk, SafeFileHandle file, long length) : IDisposable
{
    private bool _isTorn;

    /// <summary>Up to where it is sound.</summary>
    public long Length { get; private set; } = length;

    /// <summary>Appends bytes, all or none.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="flush">Whether they are on the disk when it returns.</param>
    /// <exception cref="IOException">None was appended.</exception>
    /// <exception cref="UnauthorizedAccessException">None was appended.</exception>
    public void Append(ReadOnlySpan<byte> bytes, bool flush)
    {
        Mend();
        _isTorn = true;
        try
        {
            disk.Write(file, bytes, Length);
            if (flush) disk.Flush(file);
            _isTorn = false;
        }
        finally
        {
            if (_isTorn) TryMend();
        }

        Length += bytes.Length;
    }

    /// <summary>Cuts off what an append that failed has left, if there is anything.</summary>
    /// <exception cref="IOException">It may still be there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may still be there.</exception>
    public void Mend()
    {
        if (!_isTorn) return;
        disk.Truncate(file, Length);
        disk.Flush(file);
        _isTorn = false;
    }

    public void Dispose() => file.Dispose();

    private void TryMend()
    {
        try
        {
            Mend();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is tried again before the next append, which is refused as long as it fails.
        }
    }
}
