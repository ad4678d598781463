using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>A forwarder with room for a few events, which are sent when the test says so.</summary>
internal sealed class Shelf(EventLedger ledger, string name, int capacity) : IEventConsumer
{
    private readonly Lock _gate = new();
    private readonly Queue<QueuedEvent> _items = new();
    private readonly List<ServerEvent> _sent = [];
    private bool _isOpen = true;

    public ConsumerAccount Account { get; } = ledger.Open(name);

    /// <summary>What was sent, in that order.</summary>
    public IReadOnlyList<ServerEvent> Sent
    {
        get
        {
            lock (_gate) return [.. _sent];
        }
    }

    public bool TryAdd(QueuedEvent item)
    {
        lock (_gate)
        {
            if (!_isOpen || _items.Count == capacity) return false;
            _items.Enqueue(item);
            return true;
        }
    }

    /// <summary>Sends one event; false when there is none.</summary>
    public bool TrySend()
    {
        QueuedEvent? item;
        lock (_gate)
        {
            if (!_items.TryDequeue(out item)) return false;
            _sent.Add((ServerEvent)item.Subject);
        }

        Account.Settle(item, EventOutcome.Handled);
        return true;
    }

    /// <summary>Sends until so many were sent.</summary>
    public Task SendAsync(int count) => Server.Tests.Servers.Until.TrueAsync(() =>
    {
        while (Sent.Count < count && TrySend())
        {
        }

        return Task.FromResult(Sent.Count >= count);
    });

    public void Hurry()
    {
    }

    public Task StopAsync(CancellationToken grace)
    {
        lock (_gate) _isOpen = false;
        return Task.CompletedTask;
    }
}
