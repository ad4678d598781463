namespace Akka.GameEvents.Actors;

/// <summary>How an actor is made and run. Immutable; change with <c>with</c>.</summary>
public sealed record Props
{
    private Props(Func<Actor> factory) => Factory = factory;

    /// <summary>Makes an incarnation: called at the start and at every restart.</summary>
    public Func<Actor> Factory { get; }

    /// <summary>Makes the mailbox. Default: unbounded.</summary>
    public Func<Mailbox> Mailbox { get; init; } = Actors.Mailbox.Unbounded;

    /// <summary>How this actor supervises its children. Default null: as the system does.</summary>
    public SupervisorStrategy? Supervisor { get; init; }

    /// <summary>After this time a turn's <see cref="ActorContext.TurnCancellation"/> is cancelled. Default null: never.</summary>
    public TimeSpan? TurnTimeout { get; init; }

    /// <summary>How much longer a turn may take before it is abandoned. Default 1 s.</summary>
    public TimeSpan TurnGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Makes it a router. Default null: a single actor.</summary>
    public RouterConfig? Router { get; init; }

    /// <summary>An actor with a constructor that takes nothing.</summary>
    public static Props Create<TActor>()
        where TActor : Actor, new() => new(static () => new TActor());

    /// <summary>An actor that <paramref name="factory"/> makes; it must make a new one each time.</summary>
    public static Props Create(Func<Actor> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new Props(factory);
    }

    /// <summary>Several such actors behind one bounded queue.</summary>
    /// <param name="workers">How many; 1 or more.</param>
    /// <param name="capacity">How many messages may wait; 1 or more.</param>
    /// <param name="overflow">What happens to one more.</param>
    public Props WithRouter(int workers, int capacity, MailboxOverflow overflow)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return this with { Router = new RouterConfig(workers, capacity, overflow) };
    }
}
