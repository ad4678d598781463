namespace Akka.GameEvents.Actors;

/// <summary>A growing ring of envelopes: no node per message, no buffer while nothing was ever queued. Not thread-safe.</summary>
internal struct EnvelopeRing
{
    private const int InitialCapacity = 4;
    private const int KeptCapacity = 1024;

    private Envelope[]? _slots;
    private int _head;
    private int _count;

    /// <summary>May be read by any thread.</summary>
    public readonly int Count => Volatile.Read(in _count);

    public void Push(in Envelope envelope)
    {
        if (_slots is null || _count == _slots.Length) Grow();
        _slots![(_head + _count) & (_slots.Length - 1)] = envelope;
        Volatile.Write(ref _count, _count + 1);
    }

    public bool TryPop(out Envelope envelope)
    {
        if (_count == 0)
        {
            envelope = default;
            return false;
        }
        ref var slot = ref _slots![_head];
        envelope = slot;
        slot = default;
        _head = (_head + 1) & (_slots.Length - 1);
        Volatile.Write(ref _count, _count - 1);
        // A burst must not pin its buffer to an actor that is idle afterwards.
        if (_count == 0 && _slots.Length > KeptCapacity) (_slots, _head) = (null, 0);
        return true;
    }

    private void Grow()
    {
        var old = _slots;
        var grown = new Envelope[old is null ? InitialCapacity : old.Length * 2];
        if (old is not null)
        {
            var upToEnd = old.Length - _head;
            Array.Copy(old, _head, grown, 0, upToEnd);
            Array.Copy(old, 0, grown, upToEnd, _head);
        }
        (_slots, _head) = (grown, 0);
    }
}
