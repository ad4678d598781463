namespace Akka.GameEvents.Protocol;

/// <summary>Why events are lost to a connection.</summary>
public enum GapReason
{
    /// <summary>The log no longer reaches back to the client's position.</summary>
    LogTrimmed,

    /// <summary>The log began anew: the actor's state was lost.</summary>
    EpochChanged,

    /// <summary>The client's position is none of this log's.</summary>
    PositionUnknown,

    /// <summary>The client read too slowly and the log was trimmed under it.</summary>
    Lagging,
}
