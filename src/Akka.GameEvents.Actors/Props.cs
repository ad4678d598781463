namespace Akka.GameEvents.Actors;

/// <summary>What to make an actor of, and how it is to run. Immutable; one Props can make any number of actors.</summary>
public sealed record Props
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromDays(1);

    private Props(Func<Actor> factory) => Factory = factory;

    /// <summary>Makes the mailbox, once for each actor. Default: <see cref="Mailbox.Unbounded"/>.</summary>
    public Func<Mailbox> Mailbox { get; init; } = Actors.Mailbox.Unbounded;

    /// <summary>How this actor supervises its children; null: <see cref="ActorSystemOptions.DefaultSupervisor"/>.</summary>
    public SupervisorStrategy? Supervisor { get; init; }

    /// <summary>
    /// How long one turn may take before its token is cancelled, at most a day; null, the default: without limit. Start and
    /// stop are turns too.
    /// </summary>
    public TimeSpan? TurnTimeout
    {
        get;
        init => field = value is { } timeout ? Duration(timeout) : null;
    }

    /// <summary>How long after <see cref="TurnTimeout"/> a turn that does not end is abandoned, at most a day. Default: 1 s.</summary>
    public TimeSpan TurnGrace
    {
        get;
        init => field = Duration(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>Where the actor's turns run; null, the default: anywhere on the thread pool.</summary>
    public Dispatcher? Dispatcher { get; init; }

    /// <summary>
    /// How many turns in a row before others get the thread; null, the default: <see cref="ActorSystemOptions.Throughput"/>. With 1, what
    /// arrives during a turn waits for the next pass, so an actor that takes all that is queued takes more of it at a time.
    /// </summary>
    public int? Throughput
    {
        get;
        init
        {
            if (value is { } turns) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(turns);
            field = value;
        }
    }

    /// <summary>When set, a router over such workers is made, see <see cref="WithRouter"/>.</summary>
    public RouterConfig? Router { get; init; }

    internal Func<Actor> Factory { get; }

    /// <summary>An actor with a constructor without parameters.</summary>
    public static Props Create<TActor>() where TActor : Actor, new() => new(static () => new TActor());

    /// <summary>An actor made by a factory, which is called again for each restart and must make a new instance each time.</summary>
    public static Props Create(Func<Actor> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new(factory);
    }

    /// <summary>
    /// The same as the workers of a router, whose reference stands for them all: they share its queue, in place of
    /// <see cref="Mailbox"/>, and each message is handled by one of them.
    /// </summary>
    /// <param name="workers">How many workers.</param>
    /// <param name="capacity">How many messages the shared queue holds.</param>
    /// <param name="overflow">What happens to a message for which it has no room.</param>
    public Props WithRouter(int workers, int capacity, MailboxOverflow overflow) =>
        this with { Router = new RouterConfig(workers, capacity, overflow) };

    private static TimeSpan Duration(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestTurn);
        return value;
    }
}
