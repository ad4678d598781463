namespace Akka.GameEvents.Logs;

/// <summary>Members by small numbers, so that an audience is a set of integers. Not thread-safe.</summary>
internal sealed class SlotTable
{
    private Stack<int>? _free;
    private Receiver?[] _slots = [];
    private int _top;

    public ReadOnlySpan<Receiver?> Slots => _slots.AsSpan(0, _top);

    public int Add(Receiver receiver)
    {
        if (_free is null || !_free.TryPop(out var slot))
        {
            if (_top == _slots.Length) Array.Resize(ref _slots, Math.Max(1, _top * 2));
            slot = _top++;
        }

        _slots[slot] = receiver;
        return slot;
    }

    public Receiver? Remove(int slot)
    {
        var receiver = _slots[slot];
        _slots[slot] = null;
        (_free ??= new()).Push(slot);
        return receiver;
    }
}
