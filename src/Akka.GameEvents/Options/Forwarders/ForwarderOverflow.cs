namespace Akka.GameEvents;

/// <summary>Which event a forwarder loses when its buffer is full.</summary>
public enum ForwarderOverflow
{
    /// <summary>The one that comes.</summary>
    DropNewest,

    /// <summary>The one that waits longest.</summary>
    DropOldest,
}
