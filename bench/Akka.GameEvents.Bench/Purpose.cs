namespace Akka.GameEvents.Bench;

/// <summary>What a contender is measured in.</summary>
internal enum Purpose
{
    /// <summary>Whatever a server of games can do.</summary>
    Any,

    /// <summary>Fan-out alone.</summary>
    FanOut,

    /// <summary>Server events alone.</summary>
    ServerEvents,
}
