namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>A file of the spool: a header, then the records of consecutive positions.</summary>
/// <param name="path">The file.</param>
/// <param name="first">The position of its first record.</param>
/// <param name="sound">What of it can be served.</param>
internal sealed class Segment(string path, long first, SegmentExtent sound)
{
    public const string Extension = ".spool";

    private volatile SegmentExtent _sound = sound;

    public string Path => path;

    public long First => first;

    /// <summary>What of it can be served; grows in the segment that is written.</summary>
    public SegmentExtent Sound { get => _sound; set => _sound = value; }

    /// <summary>The position after its last record.</summary>
    public long End => first + Sound.Records;

    /// <summary>The segment's file in a folder; names sort as the positions do.</summary>
    public static string PathOf(string folder, long first) => System.IO.Path.Combine(folder, $"{first:D19}{Extension}");

    /// <summary>The first position of a segment's file; null when the file is something else.</summary>
    public static long? FirstOf(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path) is { Length: 19 } name && long.TryParse(name, out var first) && first > 0 ? first : null;
}

/// <summary>The sound part of a segment.</summary>
/// <param name="Bytes">Its length, the header included; 0 when the header is not sound.</param>
/// <param name="Records">How many records it holds.</param>
internal sealed record SegmentExtent(long Bytes, long Records);
