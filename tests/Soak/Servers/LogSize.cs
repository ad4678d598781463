namespace Akka.GameEvents.Soak.Servers;

/// <summary>How much the server's logs keep in a round.</summary>
internal enum LogSize
{
    /// <summary>More than a round brings forth: whatever a client misses is replayed, and a gap is a failure.</summary>
    Large,

    /// <summary>So little that gaps happen all the time, and each loss needs one.</summary>
    Small,
}
