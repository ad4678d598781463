using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary>Listens to this server's meters and to .NET's own of the process, and keeps what they have measured since the start.</summary>
internal sealed class MetricsRecorder : IDisposable
{
    /// <summary>.NET's own meter of the process.</summary>
    public const string ProcessMeter = "System.Runtime";

    private const string OwnPrefix = "gameevents.";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Figures> _figures = new(StringComparer.Ordinal);
    private readonly Lock _collecting = new();

    public MetricsRecorder(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var isOwn = instrument.Meter.Scope == meters && instrument.Name.StartsWith(OwnPrefix, StringComparison.Ordinal);
            if (isOwn || instrument.Meter.Name == ProcessMeter)
                listener.EnableMeasurementEvents(instrument, _figures.GetOrAdd(instrument.Name, _ => new Figures(instrument)));
        };
        _listener.SetMeasurementEventCallback<int>(static (_, value, labels, figures) => ((Figures)figures!).Measure(value, labels));
        _listener.SetMeasurementEventCallback<long>(static (_, value, labels, figures) => ((Figures)figures!).Measure(value, labels));
        _listener.SetMeasurementEventCallback<double>(static (_, value, labels, figures) => ((Figures)figures!).Measure(value, labels));
        _listener.Start();
    }

    /// <summary>Asks for what is measured only when asked for, and hands all figures over, ordered by name; one caller at a time.</summary>
    public void Collect(Action<IEnumerable<Figures>> read)
    {
        lock (_collecting)
        {
            var figures = _figures.Values.OrderBy(f => f.Instrument.Name, StringComparer.Ordinal).ToArray();
            foreach (var each in figures) each.ForgetObserved();
            _listener.RecordObservableInstruments();
            read(figures);
        }
    }

    public void Dispose() => _listener.Dispose();
}
