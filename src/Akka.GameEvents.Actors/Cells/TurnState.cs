namespace Akka.GameEvents.Actors.Cells;

/// <summary>
/// Which turn a cell is in and how far: one number that the turn and the watchdog change by compare-and-swap, so that exactly one of them
/// decides how the turn ends.
/// </summary>
internal struct TurnState
{
    private const long Running = 1;
    private const long Committed = 2;
    private const long PhaseMask = 3;
    private const int PhaseBits = 2;
    private long _value;

    /// <summary>Begins the next turn and answers its number.</summary>
    public long Begin()
    {
        var number = (Volatile.Read(ref _value) >> PhaseBits) + 1;
        Volatile.Write(ref _value, (number << PhaseBits) | Running);
        return number;
    }

    /// <summary>The number of the turn that may be abandoned; 0 when there is none.</summary>
    public long Abandonable
    {
        get
        {
            var value = Volatile.Read(ref _value);
            return (value & PhaseMask) == Running ? value >> PhaseBits : 0;
        }
    }

    /// <summary>True when the turn has not been abandoned; from then on it cannot be.</summary>
    public bool TryCommit(long number) =>
        Change(number, Running, Committed) || Volatile.Read(ref _value) == ((number << PhaseBits) | Committed);

    /// <summary>True when the turn ended by itself; false when it was abandoned before, and the cell is no longer its own.</summary>
    public bool TryEnd(long number) => Change(number, Running, 0) || Change(number, Committed, 0);

    public bool TryAbandon(long number) => Change(number, Running, 0);

    private bool Change(long number, long from, long to)
    {
        var expected = (number << PhaseBits) | from;
        return Interlocked.CompareExchange(ref _value, (number << PhaseBits) | to, expected) == expected;
    }
}
