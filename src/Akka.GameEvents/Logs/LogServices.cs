using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Logs;

/// <summary>What all logs share.</summary>
/// <param name="Limits">Of streams, and of actors whose class says nothing else.</param>
internal sealed record LogServices(EventStream Publisher, LogLimits Limits, LogBudget Budget, TimeProvider Time, LogMetrics Metrics)
{
    /// <summary>
    /// The threads that write to links: half of the processors, while the rest read and run actors. While a link waits for its turn more is queued
    /// for it, and goes out in the same write.
    /// </summary>
    public Dispatcher Links { get; } = new(Math.Max(1, Environment.ProcessorCount / 2));
}
