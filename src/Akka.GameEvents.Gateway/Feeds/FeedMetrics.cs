using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>What links could not take in time, and what clients lost for it.</summary>
internal sealed class FeedMetrics
{
    private readonly Counter<long> _lags;
    private readonly Counter<long> _gaps;

    public FeedMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(OutboundMetrics.MeterName);
        _lags = meter.CreateCounter<long>("gameevents.links.lags", "{lag}", "Times that a link had no room, so that the events of an actor or stream had to wait in its log.");
        _gaps = meter.CreateCounter<long>("gameevents.gaps", "{gap}", "Gaps told to clients, by reason: something meant for them was lost.");
    }

    public void Lagged() => _lags.Add(1);

    public void Gap(GapReason reason) => _gaps.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
}
