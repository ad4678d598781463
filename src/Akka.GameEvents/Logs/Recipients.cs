namespace Akka.GameEvents.Logs;

internal enum RecipientKind
{
    Everyone,
    EveryoneBut,
    One,
    Many,
    Nobody,
}

/// <summary>Which slots of a log an event is for, fixed when it was emitted and kept as small as it can be: one number, or a bit a slot.</summary>
internal readonly struct Recipients
{
    private const int WordBits = 64;
    private readonly ulong[]? _bits;

    private Recipients(RecipientKind kind, int slot = -1, ulong[]? bits = null)
    {
        Kind = kind;
        Slot = slot;
        _bits = bits;
    }

    public static Recipients Everyone { get; } = new(RecipientKind.Everyone);

    public static Recipients Nobody { get; } = new(RecipientKind.Nobody);

    public RecipientKind Kind { get; }

    /// <summary>The one slot that it is for, or not for.</summary>
    public int Slot { get; }

    /// <summary>Whether it is for a newcomer too, who only has the log to go by.</summary>
    public bool IsPublic => Kind is RecipientKind.Everyone or RecipientKind.EveryoneBut;

    /// <summary>The slots that it is for, a bit each; empty unless it is for <see cref="RecipientKind.Many"/>.</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    public int RetainedBytes => (_bits?.Length ?? 0) * sizeof(ulong);

    public static Recipients EveryoneBut(int slot) => new(RecipientKind.EveryoneBut, slot);

    public static Recipients Of(IReadOnlyList<int> slots)
    {
        if (slots.Count == 0) return Nobody;
        if (slots.Count == 1) return new Recipients(RecipientKind.One, slots[0]);
        var bits = new ulong[(slots.Max() / WordBits) + 1];
        foreach (var slot in slots) bits[slot / WordBits] |= 1UL << (slot % WordBits);
        return new Recipients(RecipientKind.Many, -1, bits);
    }

    public bool Includes(int slot) => Kind switch
    {
        RecipientKind.Everyone => true,
        RecipientKind.EveryoneBut => slot != Slot,
        RecipientKind.One => slot == Slot,
        RecipientKind.Many => slot / WordBits < _bits!.Length && (_bits[slot / WordBits] & (1UL << (slot % WordBits))) != 0,
        _ => false,
    };
}
