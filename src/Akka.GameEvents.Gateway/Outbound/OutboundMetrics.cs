using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>What leaves over links, and what is dropped and why.</summary>
internal sealed class OutboundMetrics
{
    public const string MeterName = "Akka.GameEvents.Gateway";

    private readonly SentTotals _sent = new();
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _slowCloses;

    public OutboundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter("gameevents.links.sent.frames", () => SentFrames, "{frame}", "Messages sent to clients.");
        meter.CreateObservableCounter("gameevents.links.sent.bytes", () => _sent.Bytes, "By", "Bytes of the messages sent to clients.");
        meter.CreateObservableCounter("gameevents.links.turns", () => _sent.Turns, "{turn}", "Turns of connection actors that they were sent in.");
        _dropped = meter.CreateCounter<long>("gameevents.links.dropped", "{frame}", "Messages not sent, by the policy that dropped them.");
        _slowCloses = meter.CreateCounter<long>("gameevents.links.slow_closes", "{link}", "Links closed because the client did not keep up.");
    }

    /// <summary>Messages sent so far.</summary>
    public long SentFrames => _sent.Frames;

    public void Sent(int frames, long bytes) => _sent.Add(frames, bytes);

    /// <summary>An older message of the same key made room for the newer one.</summary>
    public void Replaced() => _dropped.Add(1, new KeyValuePair<string, object?>("policy", "latest"));

    /// <summary>A volatile message met a link that lags.</summary>
    public void VolatileDropped() => _dropped.Add(1, new KeyValuePair<string, object?>("policy", "volatile"));

    /// <summary>What waited for a link that was closed as a slow consumer or lost.</summary>
    public void Discarded(int frames)
    {
        if (frames > 0)
            _dropped.Add(frames, new KeyValuePair<string, object?>("policy", "closed"));
    }

    public void SlowClosed() => _slowCloses.Add(1);
}
