using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Reads the records of one segment in their order.</summary>
internal sealed class SegmentReader(string path) : IDisposable
{
    private const int ChunkBytes = 256 * 1024;
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    private byte[] _buffer = new byte[ChunkBytes];
    private int _start;
    private int _end;

    public string Path => path;

    public long FileBytes => RandomAccess.GetLength(_file);

    /// <summary>Where the next record begins.</summary>
    public long Offset { get; private set; }

    public void Seek(long offset)
    {
        Offset = offset;
        _start = _end = 0;
    }

    /// <summary>Whether the file begins as a segment does.</summary>
    public bool HasSoundHeader(long first)
    {
        Span<byte> header = stackalloc byte[SegmentHeader.Bytes];
        return RandomAccess.Read(_file, header, 0) == header.Length && SegmentHeader.IsSound(header, first);
    }

    /// <summary>Reads the next record.</summary>
    /// <param name="limit">The offset beyond which there is nothing to be read yet.</param>
    /// <param name="payload">Its payload, until the next call.</param>
    public RecordRead Read(long limit, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (Offset == limit) return RecordRead.End;
        if (limit - Offset < Record.HeaderBytes || !TryFill(Record.HeaderBytes, limit)) return RecordRead.Corrupt;
        var size = Record.SizeOf(_buffer.AsSpan(_start));
        if (size <= Record.HeaderBytes || size > limit - Offset || !TryFill((int)size, limit)) return RecordRead.Corrupt;
        var record = _buffer.AsSpan(_start, (int)size);
        if (!Record.IsSound(record)) return RecordRead.Corrupt;
        payload = record[Record.HeaderBytes..];
        _start += record.Length;
        Offset += record.Length;
        return RecordRead.Record;
    }

    public void Dispose() => _file.Dispose();

    private bool TryFill(int bytes, long limit)
    {
        if (_end - _start >= bytes) return true;
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_buffer.Length < bytes) Array.Resize(ref _buffer, bytes);
        while (_end < bytes)
        {
            var room = (int)Math.Min(_buffer.Length - _end, limit - Offset - _end);
            var read = RandomAccess.Read(_file, _buffer.AsSpan(_end, room), Offset + _end);
            if (read == 0) return false;
            _end += read;
        }

        return true;
    }
}

/// <summary>What there was to be read.</summary>
internal enum RecordRead
{
    Record,
    End,
    Corrupt,
}
