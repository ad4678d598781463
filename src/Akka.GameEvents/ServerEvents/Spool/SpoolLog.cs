using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>What the spool writes into the log: event ids 1340 to 1359. Never a property of an event.</summary>
internal static partial class SpoolLog
{
    [LoggerMessage(1340, LogLevel.Warning, "The spool's file {Path} was not written to its end: {Bytes} bytes after {Records} events are cut off")]
    public static partial void TailCut(this ILogger log, string path, long bytes, long records);

    [LoggerMessage(1341, LogLevel.Critical, "The spool's file {Path} is damaged at byte {Offset}: {Events} events that were accepted are lost")]
    public static partial void SegmentCorrupt(this ILogger log, string path, long offset, long events);

    [LoggerMessage(1342, LogLevel.Critical, "The spool's positions from {First} to {Last} are damaged: {Consumer} does not get these events, which are counted as dropped")]
    public static partial void EventsLost(this ILogger log, string consumer, long first, long last);

    [LoggerMessage(1343, LogLevel.Error, "The spool cannot be written; server events are refused until it can")]
    public static partial void CannotWrite(this ILogger log, Exception exception);

    [LoggerMessage(1344, LogLevel.Information, "The spool can be written again")]
    public static partial void CanWrite(this ILogger log);

    [LoggerMessage(1345, LogLevel.Error, "The spool cannot be read for {Consumer}; it is tried again")]
    public static partial void CannotRead(this ILogger log, Exception exception, string consumer);

    [LoggerMessage(1346, LogLevel.Error, "How far the spool's consumers are cannot be written down, or what they are done with not be deleted; it is tried again")]
    public static partial void CannotCheckpoint(this ILogger log, Exception exception);

    [LoggerMessage(1347, LogLevel.Critical, "The spool's cursors in {Path} cannot be read: every consumer gets all events that are kept once more")]
    public static partial void CursorsLost(this ILogger log, string path);

    [LoggerMessage(1348, LogLevel.Warning, "The consumer {Consumer} is no longer there: the spool keeps nothing for it")]
    public static partial void ConsumerGone(this ILogger log, string consumer);

    [LoggerMessage(1349, LogLevel.Information, "The spool in {Path} has {Events} events for {Consumer}")]
    public static partial void Recovered(this ILogger log, string path, string consumer, long events);

    [LoggerMessage(1350, LogLevel.Critical, "{Events} server events that were published without waiting could not be written before the end, and are lost")]
    public static partial void LostAtEnd(this ILogger log, int events);
}
