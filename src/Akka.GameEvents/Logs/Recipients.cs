namespace Akka.GameEvents.Logs;

internal enum RecipientKind
{
    Everyone,
    EveryoneBut,
    Many,
}

/// <summary>Which slots of a log an event is for, fixed when it was emitted.</summary>
internal readonly struct Recipients
{
    private Recipients(RecipientKind kind, int slot, int[] slots)
    {
        Kind = kind;
        Slot = slot;
        Slots = slots;
    }

    public static Recipients Everyone { get; } = new(RecipientKind.Everyone, -1, []);

    public RecipientKind Kind { get; }

    public int Slot { get; }

    public int[] Slots { get; }

    public static Recipients EveryoneBut(int slot) => new(RecipientKind.EveryoneBut, slot, []);

    public static Recipients Many(int[] slots) => new(RecipientKind.Many, -1, slots);
}
