using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Server.Admin.Events;

/// <summary>Hands the server's events to whoever watches; subscribed to the EventStream only while somebody does.</summary>
internal sealed class EventTail
{
    public const int MaxViewers = 16;
    public const string MeterName = "Akka.GameEvents.Server";

    private readonly EventStream _stream;
    private readonly Counter<long> _dropped;
    private readonly Lock _gate = new();
    private ImmutableArray<TailQueue> _viewers = [];
    private IDisposable? _subscription;

    public EventTail(EventStream stream, IMeterFactory meters)
    {
        _stream = stream;
        var meter = meters.Create(MeterName);
        _dropped = meter.CreateCounter<long>("gameevents.tail.dropped", "{event}", "Events not shown to viewers of the event tail, who did not keep up.");
        meter.CreateObservableUpDownCounter("gameevents.tail.waiting", () => _viewers.Sum(viewer => viewer.Count), "{event}", "Events that wait for viewers of the event tail.");
    }

    public bool IsWatched => _subscription is not null;

    /// <summary>Fills the queue from now on, until the answer is disposed; null when as many watch as may.</summary>
    public IDisposable? TryWatch(TailQueue viewer)
    {
        lock (_gate)
        {
            if (_viewers.Length == MaxViewers) return null;
            _viewers = _viewers.Add(viewer);
            _subscription ??= _stream.Subscribe<LogEntry>(Offer);
            return new Watch(this, viewer);
        }
    }

    /// <summary>Runs under the gate of the event's log.</summary>
    private void Offer(LogEntry entry)
    {
        foreach (var viewer in _viewers)
        {
            if (!viewer.TryOffer(entry)) _dropped.Add(1);
        }
    }

    private void Leave(TailQueue viewer)
    {
        lock (_gate)
        {
            _viewers = _viewers.Remove(viewer);
            if (_viewers.Length > 0) return;
            _subscription?.Dispose();
            _subscription = null;
        }
    }

    private sealed class Watch(EventTail tail, TailQueue viewer) : IDisposable
    {
        public void Dispose() => tail.Leave(viewer);
    }
}
