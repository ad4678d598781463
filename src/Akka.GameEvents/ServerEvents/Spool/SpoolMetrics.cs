using System.Diagnostics.Metrics;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>What the spool takes and keeps, and what was lost in it.</summary>
internal sealed class SpoolMetrics
{
    private readonly Counter<long> _cut;
    private readonly Counter<long> _lost;

    public SpoolMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(NodeMeter.Name);
        meter.CreateObservableUpDownCounter("gameevents.server_events.spool.bytes", () => ReadBytes(), "By", "Bytes of the disk that the spool takes.");
        _cut = meter.CreateCounter<long>("gameevents.server_events.spool.cut", "By", "Bytes at the spool's end that had not been written whole, and were cut off at start.");
        meter.CreateObservableUpDownCounter(
            "gameevents.server_events.spool.kept", () => ReadKept(), "{event}", "Events that the spool keeps for a consumer, from the oldest on that it is not done with.");
        _lost = meter.CreateCounter<long>("gameevents.server_events.spool.lost", "{event}", "Accepted events that were lost because the spool's files are damaged.");
    }

    /// <summary>The bytes that the spool takes.</summary>
    public Func<long> ReadBytes { private get; set; } = () => 0;

    /// <summary>What is kept for each consumer.</summary>
    public Func<IEnumerable<Measurement<long>>> ReadKept { private get; set; } = () => [];

    public void Cut(long bytes) => _cut.Add(bytes);

    public void Lost(long events) => _lost.Add(events);
}
