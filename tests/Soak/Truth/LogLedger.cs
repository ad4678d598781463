using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>All that is known of one log: its epochs, what any client saw in each at which sequence, and what was asked for.</summary>
internal sealed class LogLedger(string address)
{
    private readonly Lock _gate = new();
    private readonly List<EpochLedger> _epochs = [];
    private readonly HashSet<(string From, string To)> _steps = [];
    private readonly ConcurrentQueue<Order> _orders = new();

    public string Address { get; } = address;

    /// <summary>What clients asked for, each client's in the order of its asking.</summary>
    public IEnumerable<Order> Orders => _orders;

    /// <summary>In their order, when all has come to rest.</summary>
    public IReadOnlyList<EpochLedger> Epochs { get; private set; } = [];

    public void Add(Order order) => _orders.Enqueue(order);

    public EpochLedger Epoch(string epoch)
    {
        lock (_gate)
        {
            var known = _epochs.Find(each => each.Epoch == epoch);
            if (known is null) _epochs.Add(known = new EpochLedger(Address, epoch));
            return known;
        }
    }

    /// <summary>A client stands in an epoch from here on.</summary>
    /// <param name="from">Where it stood before; null for nowhere.</param>
    /// <param name="to">The epoch.</param>
    public void Entered(string? from, string to)
    {
        Epoch(to);
        if (from is null || from == to) return;
        lock (_gate) _steps.Add((from, to));
    }

    /// <summary>All has come to rest.</summary>
    /// <returns>False when the epochs have no order.</returns>
    public bool TryOrderEpochs()
    {
        var order = EpochOrder.Of(_epochs.Select(epoch => epoch.Epoch), _steps, out var isCircular);
        Epochs = [.. order.Select(Epoch)];
        return !isCircular;
    }

    /// <summary>Where the event happened; in more than one place when something is wrong.</summary>
    public IEnumerable<Place> PlacesOf(string tag) =>
        Epochs.Select((epoch, number) => (number, Sequence: epoch.SequenceOf(tag))).Where(each => each.Sequence is not null).Select(each => new Place(each.number, each.Sequence!.Value));

    public Place? PlaceOf(string tag)
    {
        foreach (var place in PlacesOf(tag)) return place;
        return null;
    }
}
