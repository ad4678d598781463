using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>The outbound metrics of one test, and what they counted.</summary>
internal sealed class DropCounter : IMeterFactory
{
    private readonly Meter _meter = new("test");
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public DropCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _counts.AddOrUpdate(tags.IsEmpty ? instrument.Name : $"{tags[0].Value}", value, (_, sum) => instrument.IsObservable ? value : sum + value));
        _listener.Start();
        Metrics = new OutboundMetrics(this);
    }

    public OutboundMetrics Metrics { get; }

    /// <summary>By the policy's name for drops, by the instrument's for the others.</summary>
    public long this[string name]
    {
        get
        {
            _listener.RecordObservableInstruments();
            return _counts.GetValueOrDefault(name);
        }
    }

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
