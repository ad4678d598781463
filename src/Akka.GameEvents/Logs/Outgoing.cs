using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>What a link sends: made once, immutable, and shared by all links that it goes to, so that a delivery allocates nothing.</summary>
internal sealed class Outgoing
{
    private Outgoing(Frame frame, object? latestKey, bool isVolatile, bool isSnapshot = false)
    {
        IsSnapshot = isSnapshot;
        Frame = frame;
        LatestKey = latestKey;
        IsVolatile = isVolatile;
        Bytes = frame.WebSocket.Length;
    }

    public Frame Frame { get; }

    /// <summary>Of those with an equal key only the newest stays in a queue; null for none.</summary>
    public object? LatestKey { get; }

    /// <summary>Dropped by a link that lags.</summary>
    public bool IsVolatile { get; }

    /// <summary>Tells how everything is now: what is newer must not take the place of something before it.</summary>
    public bool IsSnapshot { get; }

    /// <summary>The frame's bytes on a WebSocket.</summary>
    public int Bytes { get; }

    /// <summary>Answers and logged events: a link that cannot take it is closed.</summary>
    public static Outgoing Required(Frame frame) => new(frame, null, false);

    /// <summary>A message that is required, and may hold a snapshot.</summary>
    public static Outgoing Snapshot(Frame frame) => new(frame, null, false, isSnapshot: true);

    /// <param name="frame">The event.</param>
    /// <param name="key">Equal for the same actor, event name and application key. Cheapest when it is the same object each time.</param>
    public static Outgoing Latest(Frame frame, object key) => new(frame, key, false);

    public static Outgoing Volatile(Frame frame) => new(frame, null, true);

    /// <summary>The same in other words.</summary>
    public Outgoing As(Frame frame) => new(frame, LatestKey, IsVolatile, IsSnapshot);
}
