using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What any client saw of one epoch of a log, at which sequence.</summary>
internal sealed class EpochLedger(string address, string epoch)
{
    private readonly ConcurrentDictionary<long, EventReading> _bySequence = new();
    private readonly ConcurrentDictionary<string, long> _byTag = new(StringComparer.Ordinal);

    public string Epoch { get; } = epoch;

    public IEnumerable<KeyValuePair<long, EventReading>> Events => _bySequence.OrderBy(entry => entry.Key);

    /// <summary>The newest that anybody saw; 0 for nothing.</summary>
    public long Last => _bySequence.IsEmpty ? 0 : _bySequence.Keys.Max();

    public long? SequenceOf(string tag) => _byTag.TryGetValue(tag, out var sequence) ? sequence : null;

    /// <summary>A client saw an event; what is wrong with that, if anything.</summary>
    public (ViolationKind Kind, string Text)? Saw(long sequence, EventReading reading)
    {
        var known = _bySequence.GetOrAdd(sequence, reading);
        if (known != reading) return (ViolationKind.Other, $"{address} {sequence} is '{reading.Tag}' to one and '{known.Tag}' to another");
        var first = _byTag.GetOrAdd(reading.Tag, sequence);
        return first == sequence ? null : (ViolationKind.TwiceExecuted, $"{address}: '{reading.Tag}' happened at {first} and at {sequence}");
    }
}
