using System.Diagnostics;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>How long turns take, from their begin until their events have left and they are answered.</summary>
internal sealed class TurnMetrics(IMeterFactory meters)
{
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private readonly Histogram<double> _duration = meters.Create(NodeMeter.Name).CreateHistogram(
        "gameevents.turns.duration", "s", "Time that turns of actors took, until their events had left and they were answered.", tags: null, Buckets);

    /// <summary>Measures until the answer is disposed; when nobody listens it does nothing.</summary>
    public Measurement Measure(ActorType type, TurnRequest request) => _duration.Enabled ? new Measurement(this, type, request) : default;

    internal readonly struct Measurement(TurnMetrics metrics, ActorType type, TurnRequest request) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            // The defaulted one: nobody listened when the turn began.
            if (metrics is null) return;
            metrics._duration.Record(
                Stopwatch.GetElapsedTime(_started).TotalSeconds,
                new KeyValuePair<string, object?>("actor", type.Name),
                new KeyValuePair<string, object?>("kind", request.Kind),
                new KeyValuePair<string, object?>("action", request.Action));
        }
    }
}
