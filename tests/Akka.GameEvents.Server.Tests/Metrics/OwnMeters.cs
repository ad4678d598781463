using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Server.Tests.Metrics;

/// <summary>Meters of one test, without a server.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    public OwnMeters() => Meter = new Meter(new MeterOptions("test") { Scope = this });

    public Meter Meter { get; }

    public Meter Create(MeterOptions options) => Meter;

    public void Dispose() => Meter.Dispose();
}
