namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Where a record is.</summary>
/// <param name="Position">Its position among all events of the spool.</param>
/// <param name="Segment">The file.</param>
/// <param name="Offset">Where it begins in the file.</param>
internal readonly record struct SpoolPlace(long Position, Segment Segment, long Offset);
