using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>What leaves over links, and what is dropped and why.</summary>
internal sealed class OutboundMetrics
{
    public const string MeterName = "Akka.GameEvents.Gateway";

    private readonly Counter<long> _frames;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _turns;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _slowCloses;

    public OutboundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _frames = meter.CreateCounter<long>("gameevents.links.sent.frames", "{frame}", "Messages sent to clients.");
        _bytes = meter.CreateCounter<long>("gameevents.links.sent.bytes", "By", "Bytes of the messages sent to clients.");
        _turns = meter.CreateCounter<long>("gameevents.links.turns", "{turn}", "Turns of connection actors that they were sent in.");
        _dropped = meter.CreateCounter<long>("gameevents.links.dropped", "{frame}", "Messages not sent, by the policy that dropped them.");
        _slowCloses = meter.CreateCounter<long>("gameevents.links.slow_closes", "{link}", "Links closed because the client did not keep up.");
    }

    public void Sent(int frames, long bytes)
    {
        _frames.Add(frames);
        _bytes.Add(bytes);
        _turns.Add(1);
    }

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
