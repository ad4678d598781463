using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Metrics;

/// <summary>The instruments of one server in this process, and what they measure from now on.</summary>
internal sealed class InstrumentRecord : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Labels)> _measured = new();

    public InstrumentRecord(ServerUnderTest server)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!server.Owns(instrument.Meter) || !instrument.Name.StartsWith("gameevents.", StringComparison.Ordinal)) return;
            Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => _measured.Enqueue((instrument, value, labels.ToArray())));
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => _measured.Enqueue((instrument, value, labels.ToArray())));
        _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => _measured.Enqueue((instrument, value, labels.ToArray())));
        _listener.Start();
    }

    public ConcurrentBag<Instrument> Instruments { get; } = [];

    /// <summary>Everything measured so far, those included that are measured only when they are asked for.</summary>
    public IReadOnlyCollection<(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Labels)> Measured()
    {
        _listener.RecordObservableInstruments();
        return _measured;
    }

    /// <summary>The sum of an instrument's measurements that have all these labels, written "name=value".</summary>
    public double Sum(string instrument, params string[] labels)
    {
        _measured.Clear();
        return Measured().Where(m => m.Instrument.Name == instrument && labels.All(m.Labels.Select(l => $"{l.Key}={l.Value}").Contains)).Sum(m => m.Value);
    }

    public void Dispose() => _listener.Dispose();
}
