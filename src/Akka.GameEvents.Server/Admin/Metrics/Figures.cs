using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary>What one instrument has measured, by labels. The program itself names their values, so there are few.</summary>
internal sealed class Figures(Instrument instrument)
{
    private readonly ConcurrentDictionary<Labels, Series> _series = new();
    private Series? _unlabelled;
    private readonly double[] _bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries?.ToArray() ?? [];

    public Instrument Instrument => instrument;

    public FigureKind Kind { get; } = KindOf(instrument);

    public IReadOnlyList<double> Bounds => _bounds;

    public IEnumerable<KeyValuePair<Labels, Series>> Series => _series;

    /// <summary>The series' value; of a distribution, how many measurements it has.</summary>
    public double NumberOf(Series series) => Kind == FigureKind.Histogram ? series.Counts().Sum() : series.Sum;

    /// <summary>Adds a measurement, or, of an instrument that is asked for its value, takes it as that value.</summary>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        // Most are without labels: no search for them.
        var series = labels.IsEmpty ? _unlabelled ??= SeriesOf(default) : SeriesOf(Labels.Of(labels));
        if (Kind == FigureKind.Histogram) series.Observe(value, Bucket(value));
        else if (instrument.IsObservable) series.Set(value);
        else series.Add(value);
    }

    /// <summary>What is asked for its value says only what is there: what has gone must not stay.</summary>
    public void ForgetObserved()
    {
        if (!instrument.IsObservable) return;
        _series.Clear();
        _unlabelled = null;
    }

    private Series SeriesOf(Labels labels) => _series.GetOrAdd(labels, static (_, buckets) => new Series(buckets), _bounds.Length + 1);

    private int Bucket(double value)
    {
        var index = Array.BinarySearch(_bounds, value);
        return index >= 0 ? index : ~index;
    }

    private static FigureKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? FigureKind.Histogram
            : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? FigureKind.Counter
            : FigureKind.Gauge;
    }
}

internal enum FigureKind
{
    /// <summary>Only grows.</summary>
    Counter,

    Gauge,

    Histogram,
}
