namespace Akka.GameEvents.Actors.Mailboxes;

/// <summary>A queue in an array that grows by doubling and lets go of a large array when it is empty. Not thread-safe.</summary>
internal struct EnvelopeRing
{
    private const int FirstSize = 4;
    private const int KeptSize = 1024;
    private Envelope[]? _items;
    private int _head;

    public int Count { get; private set; }

    public void Enqueue(in Envelope envelope)
    {
        if (_items is null || Count == _items.Length) Grow();
        _items![(_head + Count) & (_items.Length - 1)] = envelope;
        Count++;
    }

    public bool TryDequeue(out Envelope envelope)
    {
        if (Count == 0)
        {
            envelope = default;
            return false;
        }

        envelope = _items![_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        if (--Count == 0 && _items.Length > KeptSize) _items = null;
        return true;
    }

    private void Grow()
    {
        var grown = new Envelope[_items is null ? FirstSize : _items.Length * 2];
        for (var i = 0; i < Count; i++) grown[i] = _items![(_head + i) & (_items.Length - 1)];
        _items = grown;
        _head = 0;
    }
}
