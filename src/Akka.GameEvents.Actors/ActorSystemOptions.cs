namespace Akka.GameEvents.Actors;

/// <summary>How an actor system runs.</summary>
public sealed record ActorSystemOptions
{
    /// <summary>Where time comes from: timers, time-outs, back-off. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many messages an actor handles before others get its thread. Default: 100.</summary>
    public int Throughput
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 100;

    /// <summary>Supervises where <see cref="Props.Supervisor"/> says nothing. Default: restart with back-off.</summary>
    public SupervisorStrategy DefaultSupervisor { get; init; } = SupervisorStrategy.Default;

    /// <summary>Counts what is going on, for tests; null: nothing is counted.</summary>
    internal ActivityTracker? Activity { get; init; }
}
