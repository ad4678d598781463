using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Logs;

/// <summary>What all logs share.</summary>
/// <param name="Limits">Of streams, and of actors whose class says nothing else.</param>
internal sealed record LogServices(EventStream Publisher, LogLimits Limits, LogBudget Budget, TimeProvider Time, LogMetrics Metrics);
