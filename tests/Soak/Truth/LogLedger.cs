using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>All that is known of one log: what any client saw at which sequence, and what was asked for.</summary>
internal sealed class LogLedger(string address)
{
    private readonly ConcurrentDictionary<long, EventReading> _bySequence = new();
    private readonly ConcurrentDictionary<string, long> _byTag = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Order> _orders = new();
    private string? _epoch;

    public string Address { get; } = address;

    /// <summary>What clients asked for, each client's in the order of its asking.</summary>
    public IEnumerable<Order> Orders => _orders;

    public IEnumerable<KeyValuePair<long, EventReading>> Events => _bySequence.OrderBy(entry => entry.Key);

    public void Add(Order order) => _orders.Enqueue(order);

    public long? SequenceOf(string tag) => _byTag.TryGetValue(tag, out var sequence) ? sequence : null;

    /// <summary>A client saw an event; what is wrong with that, if anything.</summary>
    public (ViolationKind Kind, string Text)? Saw(string epoch, long sequence, EventReading reading)
    {
        if ((Interlocked.CompareExchange(ref _epoch, epoch, null) ?? epoch) != epoch)
            return (ViolationKind.Other, $"{Address} has a second epoch, {epoch}");
        var known = _bySequence.GetOrAdd(sequence, reading);
        if (known != reading) return (ViolationKind.Other, $"{Address} {sequence} is '{reading.Tag}' to one and '{known.Tag}' to another");
        var first = _byTag.GetOrAdd(reading.Tag, sequence);
        return first == sequence ? null : (ViolationKind.TwiceExecuted, $"{Address}: '{reading.Tag}' happened at {first} and at {sequence}");
    }
}
