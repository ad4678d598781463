using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Finds out what a folder holds that can be served. A tail that was not written to its end is cut off.</summary>
internal sealed class SpoolRecovery(string folder, IDisk disk, SpoolMetrics metrics, ILogger log)
{
    /// <summary>Reads every segment.</summary>
    /// <param name="recovered">Called for each event of a segment that was written since <paramref name="recent"/>, in their order.</param>
    /// <param name="recent">When a segment must have been written for its events to be looked at.</param>
    /// <returns>The segments, in their order, and the position of the next event.</returns>
    public (IReadOnlyList<Segment> Segments, long Next) Run(Action<ServerEvent> recovered, DateTimeOffset recent)
    {
        var segments = new List<Segment>();
        var files = Directory.EnumerateFiles(folder, "*" + Segment.Extension)
            .Select(path => (Path: path, First: Segment.FirstOf(path)))
            .Where(file => file.First is not null)
            .OrderBy(file => file.First)
            .ToList();
        for (var i = 0; i < files.Count; i++)
        {
            var (path, first) = (files[i].Path, files[i].First!.Value);
            if (segments is [.., var earlier] && first > earlier.End) Lose(earlier, first - earlier.End);
            var sound = Scan(path, first, File.GetLastWriteTimeUtc(path) >= recent.UtcDateTime ? recovered : null);
            if (i < files.Count - 1 || TryCut(path, sound)) segments.Add(new Segment(path, first, sound));
        }

        return (segments, Math.Max(segments.Count > 0 ? segments[^1].End : 1, files.Count > 0 ? files[^1].First!.Value : 1));
    }

    private static SegmentExtent Scan(string path, long first, Action<ServerEvent>? recovered)
    {
        using var file = new SegmentReader(path);
        if (!file.HasSoundHeader(first)) return new SegmentExtent(0, 0);
        var length = file.FileBytes;
        var sound = new SegmentExtent(SegmentHeader.Bytes, 0);
        file.Seek(sound.Bytes);
        while (file.Read(length, out var payload) == RecordRead.Record)
        {
            // Whatever its checksum says, what is no event is not served.
            if (recovered is not null && EventCodec.TryRead(payload) is { } happening) recovered(happening);
            sound = new SegmentExtent(file.Offset, sound.Records + 1);
        }

        return sound;
    }

    /// <summary>Cuts the last segment where it ends to be sound.</summary>
    /// <returns>False when nothing is left of it.</returns>
    private bool TryCut(string path, SegmentExtent sound)
    {
        var torn = new FileInfo(path).Length - sound.Bytes;
        if (torn == 0) return true;
        metrics.Cut(torn);
        log.TailCut(path, torn, sound.Records);
        if (sound.Bytes == 0)
        {
            File.Delete(path);
            disk.FlushFolder(folder);
            return false;
        }

        using var file = disk.Open(path);
        disk.Truncate(file, sound.Bytes);
        disk.Flush(file);
        return true;
    }

    private void Lose(Segment segment, long events)
    {
        metrics.Lost(events);
        log.SegmentCorrupt(segment.Path, segment.Sound.Bytes, events);
    }
}
