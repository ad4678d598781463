using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Hosting;

/// <summary>What a test kit replaces: the clock, and a counter of everything that runs.</summary>
internal sealed record NodeEnvironment(TimeProvider Time, ActivityTracker? Activity);
