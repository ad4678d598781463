namespace Akka.GameEvents.Actors;

/// <summary>How a system runs.</summary>
public sealed record ActorSystemOptions
{
    /// <summary>The clock of all timers and limits. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many messages an actor handles before others get its thread. Default 100.</summary>
    public int Throughput { get; init; } = 100;

    /// <summary>How actors are supervised whose parent says nothing. Default: restart with back-off.</summary>
    public SupervisorStrategy DefaultSupervisor { get; init; } = new();

    /// <summary>How long each phase of the shutdown may take. Default 10 s.</summary>
    public TimeSpan ShutdownPhaseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    internal ActivityTracker? Activity { get; init; }
}
