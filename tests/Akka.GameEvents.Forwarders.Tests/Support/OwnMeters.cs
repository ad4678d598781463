using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>Meters of one test.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly Meter _meter = new("test");

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose() => _meter.Dispose();
}
