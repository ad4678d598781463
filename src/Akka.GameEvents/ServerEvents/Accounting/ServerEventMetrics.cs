using System.Diagnostics.Metrics;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.ServerEvents;

/// <summary>The ledger as metrics, and what handlers do. Labels have only values that the program or its settings name.</summary>
internal sealed class ServerEventMetrics
{
    private readonly Counter<long> _failures;

    public ServerEventMetrics(IMeterFactory meters, EventLedger ledger)
    {
        var meter = meters.Create(NodeMeter.Name);
        _failures = meter.CreateCounter<long>("gameevents.server_events.handler_failures", "{failure}", "Attempts of handlers of server events that failed or timed out.");
        // One instrument, so that one collection sees one moment.
        meter.CreateObservableUpDownCounter(
            "gameevents.server_events", () => States(ledger), "{event}", "Server events of a consumer, by what has become of them; those accepted are the sum of the others.");
        meter.CreateObservableCounter("gameevents.server_events.rejected", () => Rejected(ledger), "{event}", "Server events turned away, by code.");
        meter.CreateObservableCounter("gameevents.server_events.duplicates", () => ledger.Read().Duplicates, "{event}", "Server events left out because one with their id had been accepted.");
    }

    public void HandlerFailed(string handler) => Fail(handler, "failed");

    public void HandlerTimedOut(string handler) => Fail(handler, "timed_out");

    private void Fail(string handler, string how) =>
        _failures.Add(1, new KeyValuePair<string, object?>("handler", handler), new KeyValuePair<string, object?>("how", how));

    private static IEnumerable<Measurement<long>> States(EventLedger ledger) => ledger.Read().Consumers.SelectMany(counts => new[]
    {
        State(counts, "accepted", counts.Accepted),
        State(counts, "handled", counts.Handled),
        State(counts, "unmatched", counts.Unmatched),
        State(counts, "pending", counts.Pending),
        State(counts, "dead_lettered", counts.DeadLettered),
        State(counts, "dropped", counts.Dropped),
    });

    private static Measurement<long> State(ConsumerCounts counts, string state, long count) =>
        new(count, new KeyValuePair<string, object?>("consumer", counts.Consumer), new KeyValuePair<string, object?>("state", state));

    private static IEnumerable<Measurement<long>> Rejected(EventLedger ledger) =>
        ledger.ReadRejected().Select(rejected => new Measurement<long>(rejected.Count, new KeyValuePair<string, object?>("code", rejected.Code)));
}
