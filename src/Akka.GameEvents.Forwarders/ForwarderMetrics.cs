using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Forwarders.Delivering;

namespace Akka.GameEvents.Forwarders;

/// <summary>What forwarders do. Labels have only values that the program or its settings name.</summary>
internal sealed class ForwarderMetrics
{
    private readonly Histogram<double> _attempts;
    private readonly Counter<long> _lost;
    private readonly ConcurrentDictionary<string, bool> _paused = new(StringComparer.Ordinal);

    public ForwarderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Akka.GameEvents.Forwarders");
        _attempts = meter.CreateHistogram<double>("gameevents.forwarders.attempts.duration", "s", "Time that attempts to send a batch took, by what came of them.");
        _lost = meter.CreateCounter<long>("gameevents.dead_letters.lost", "{event}", "Events that failed for good and could not be kept: their file is full, or cannot be written.");
        meter.CreateObservableGauge(
            "gameevents.forwarders.paused",
            () => _paused.Select(one => new Measurement<int>(one.Value ? 1 : 0, Label("forwarder", one.Key))),
            "{forwarder}",
            "Whether a forwarder tries nothing for a while, because too many attempts have failed: 1 or 0.");
    }

    public void Attempted(string forwarder, SendVerdict? verdict, TimeSpan took) =>
        _attempts.Record(took.TotalSeconds, Label("forwarder", forwarder), Label("outcome", OutcomeOf(verdict)));

    public void Pause(string forwarder, bool isPaused) => _paused[forwarder] = isPaused;

    public void Lose(string consumer, int events) => _lost.Add(events, Label("consumer", consumer));

    private static string OutcomeOf(SendVerdict? verdict) => verdict switch
    {
        SendVerdict.Sent => "sent",
        SendVerdict.TryAgain => "failed",
        SendVerdict.Divide => "too_large",
        SendVerdict.Refused => "refused",
        _ => "timed_out",
    };

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
