namespace Akka.GameEvents;

/// <summary>What became of a server event that was published.</summary>
public enum PublishResult
{
    /// <summary>It will be handled and forwarded.</summary>
    Accepted,

    /// <summary>An event with its id was accepted before; this one is left out.</summary>
    Duplicate,

    /// <summary>The queue was full and its policy drops the newest: the event is counted, and lost.</summary>
    Dropped,

    /// <summary>The queue is full; try again later.</summary>
    QueueFull,

    /// <summary>The spool cannot be written, its disk may be full; try again later.</summary>
    Overloaded,

    /// <summary>The server is going down.</summary>
    Draining,
}
