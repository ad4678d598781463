using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>The links that there are, and what waits for them. They are counted only when somebody collects the figures.</summary>
internal sealed class LinkMetrics
{
    public LinkMetrics(IMeterFactory meters, LinkWheel wheel, OutboundBudget budget)
    {
        var meter = meters.Create(OutboundMetrics.MeterName);
        meter.CreateObservableUpDownCounter("gameevents.links", () => ByTransport(wheel), "{link}", "Links, also those that have not said hello yet.");
        meter.CreateObservableUpDownCounter(
            "gameevents.links.reserved.bytes",
            () => budget.ReservedBytes,
            "By",
            "What waits for links that do not keep up, out of links.outbound-total-max-bytes; the first 16 KiB of a link are not counted.");
    }

    private static IEnumerable<Measurement<int>> ByTransport(LinkWheel wheel) =>
        wheel.Links.CountBy(link => link.Transport).Select(links =>
            new Measurement<int>(links.Value, new KeyValuePair<string, object?>("transport", links.Key)));
}
