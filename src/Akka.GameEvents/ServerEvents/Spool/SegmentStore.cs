namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// The segments. One thread writes; what it has written is on the disk when <see cref="Append"/> returns, and nothing of it is there to be
/// read when that throws.
/// </summary>
internal sealed class SegmentStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Segment> _segments;
    private readonly string _folder;
    private readonly int _segmentBytes;
    private readonly IDisk _disk;
    private Segment? _active;
    private AppendFile? _file;
    private long _next;
    private long _bytes;

    /// <param name="folder">Where they lie.</param>
    /// <param name="segmentBytes">How large one grows.</param>
    /// <param name="disk">How they are written.</param>
    /// <param name="found">Those that were there, in their order.</param>
    /// <param name="next">The position of the next event.</param>
    public SegmentStore(string folder, int segmentBytes, IDisk disk, IReadOnlyList<Segment> found, long next)
    {
        (_folder, _segmentBytes, _disk, _segments, _next) = (folder, segmentBytes, disk, [.. found], next);
        _bytes = found.Sum(segment => new FileInfo(segment.Path).Length);
        if (found is not [.., var last] || last.End != next || last.Sound.Bytes != new FileInfo(last.Path).Length) return;
        _active = last;
        _file = new AppendFile(disk, disk.Open(last.Path), last.Sound.Bytes);
    }

    /// <summary>How many bytes of the disk are taken.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>The position of the last event; 0 before the first.</summary>
    public long Last => Volatile.Read(ref _next) - 1;

    /// <summary>Writes records, all or none.</summary>
    /// <returns>Where the first of them is.</returns>
    /// <exception cref="IOException">None was written.</exception>
    /// <exception cref="UnauthorizedAccessException">None was written.</exception>
    public SpoolPlace Append(ReadOnlySpan<byte> records, int count)
    {
        _file?.Mend(); // before another segment is begun: damage in an earlier one is no crash's
        if (_active is not { } segment || (segment.Sound.Records > 0 && segment.Sound.Bytes + records.Length > _segmentBytes)) segment = Begin();
        var place = new SpoolPlace(_next, segment, segment.Sound.Bytes);
        _file!.Append(records, flush: true);
        segment.Sound = new SegmentExtent(_file.Length, segment.Sound.Records + count);
        Interlocked.Add(ref _bytes, records.Length);
        Volatile.Write(ref _next, _next + count);
        return place;
    }

    /// <summary>The segment with a position or, when that is lost, with the next one that is not; null when there is none.</summary>
    public Segment? Find(long position)
    {
        lock (_gate) return _segments.Find(segment => segment.End > position);
    }

    /// <summary>How many events there are after a position.</summary>
    public long CountAfter(long position)
    {
        lock (_gate) return _segments.Sum(segment => Math.Max(0, segment.End - Math.Max(segment.First, position + 1)));
    }

    /// <summary>Deletes the segments up to a position that nobody needs, never the one that is written.</summary>
    /// <exception cref="IOException">They could not all be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">They could not all be deleted.</exception>
    public bool TryDeleteUpTo(long position)
    {
        var hasDeleted = false;
        while (OldestUpTo(position) is { } oldest)
        {
            var bytes = new FileInfo(oldest.Path) is { Exists: true } file ? file.Length : oldest.Sound.Bytes;
            File.Delete(oldest.Path);
            lock (_gate) _segments.Remove(oldest);
            Interlocked.Add(ref _bytes, -bytes);
            hasDeleted = true;
        }

        if (hasDeleted) _disk.FlushFolder(_folder);
        return hasDeleted;
    }

    public void Dispose() => _file?.Dispose();

    private Segment? OldestUpTo(long position)
    {
        lock (_gate) return _segments.Count > 1 && _segments[1].First <= position + 1 ? _segments[0] : null;
    }

    private Segment Begin()
    {
        var path = Segment.PathOf(_folder, _next);
        var file = _disk.Open(path);
        try
        {
            _disk.Truncate(file, 0);
            _disk.Write(file, SegmentHeader.Make(_next), 0);
            _disk.Flush(file);
            _disk.FlushFolder(_folder);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        _file?.Dispose();
        _file = new AppendFile(_disk, file, SegmentHeader.Bytes);
        _active = new Segment(path, _next, new SegmentExtent(SegmentHeader.Bytes, 0));
        Interlocked.Add(ref _bytes, SegmentHeader.Bytes);
        lock (_gate) _segments.Add(_active);
        return _active;
    }
}
