using System.Text.Json.Nodes;

namespace Akka.GameEvents.Samples.Analytics;

/// <summary>The last events that the webhook's receiver got.</summary>
internal sealed class Received
{
    private const int Kept = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<(string Batch, JsonObject Event)> _events = new();

    public IReadOnlyList<JsonObject> Events
    {
        get
        {
            lock (_gate) return [.. _events.Select(received => received.Event)];
        }
    }

    /// <summary>Adds a batch, unless it is there already.</summary>
    public void Add(string batch, IReadOnlyList<JsonObject> events)
    {
        lock (_gate)
        {
            if (_events.Any(received => received.Batch == batch)) return;
            foreach (var one in events) _events.Enqueue((batch, one));
            while (_events.Count > Kept) _events.Dequeue();
        }
    }
}
