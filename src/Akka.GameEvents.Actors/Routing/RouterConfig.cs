namespace Akka.GameEvents.Actors;

/// <summary>A router: workers that take from one shared bounded queue, each one message at a time.</summary>
public sealed record RouterConfig
{
    internal RouterConfig(int workers, int capacity, MailboxOverflow overflow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Workers, Capacity, Overflow) = (workers, capacity, overflow);
    }

    /// <summary>How many workers.</summary>
    public int Workers { get; }

    /// <summary>How many messages the shared queue holds, besides those being handled.</summary>
    public int Capacity { get; }

    /// <summary>What happens to a message for which the queue has no room.</summary>
    public MailboxOverflow Overflow { get; }

    /// <summary>How the router supervises its workers; null: as the system does by default.</summary>
    public SupervisorStrategy? Supervisor { get; init; }
}
