namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Reads events in their order, from segment to segment; passes by what is lost.</summary>
/// <param name="store">The segments.</param>
/// <param name="next">The position of the first event to be read.</param>
internal sealed class SpoolReader(SegmentStore store, long next) : IDisposable
{
    private Segment? _segment;
    private SegmentReader? _file;

    /// <summary>The position of the next event.</summary>
    public long Next { get; private set; } = next;

    /// <summary>Goes on from a record.</summary>
    public void Seek(SpoolPlace place)
    {
        Open(place.Segment).Seek(place.Offset);
        Next = place.Position;
    }

    /// <summary>Reads the event at <see cref="Next"/>.</summary>
    /// <param name="last">The last position that there is.</param>
    /// <param name="wasServed">Of an event that is lost: whether it was sound when the server started, and counted then.</param>
    /// <returns>The event; null when it is lost, and with it all up to <see cref="Next"/>, which has moved on.</returns>
    public ServerEvent? Read(long last, out bool wasServed)
    {
        wasServed = false;
        while (true)
        {
            if (_segment is null && !TryFind(last)) return null;
            var sound = _segment!.Sound;
            var read = _file!.Read(sound.Bytes, out var payload);
            if (read == RecordRead.Record && EventCodec.TryRead(payload) is { } happening)
            {
                Next++;
                return happening;
            }

            if (read != RecordRead.End)
            {
                wasServed = true;
                _file.Seek(sound.Bytes);
                Next = _segment.First + sound.Records;
                return null;
            }

            _segment = null;
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        (_file, _segment) = (null, null);
    }

    private bool TryFind(long last)
    {
        var found = store.Find(Next);
        if (found is null || found.First > Next)
        {
            Next = Math.Min(found?.First ?? long.MaxValue, last + 1);
            return false;
        }

        var file = Open(found);
        file.Seek(SegmentHeader.Bytes);
        var sound = found.Sound;
        for (var position = found.First; position < Next && file.Read(sound.Bytes, out _) == RecordRead.Record;) position++;
        return true;
    }

    private SegmentReader Open(Segment segment)
    {
        Dispose();
        _file = new SegmentReader(segment.Path);
        _segment = segment;
        return _file;
    }
}
