namespace Akka.GameEvents.Actors;

/// <summary>
/// Who decides how a turn ends: the turn itself, its commit, or the watchdog. One word holds the turn's number, its flags and a
/// count of effects in progress, and every transition is one compare-and-swap, so exactly one of them wins; an effect that has begun
/// is over before the turn can be abandoned, and none begins after.
/// </summary>
internal struct TurnGate
{
    private const long RunningFlag = 1;
    private const long CancelledFlag = 2;
    private const long TimedOutFlag = 4;
    private const long CommittedFlag = 8;
    private const long FencedFlag = 16;
    private const long EffectUnit = 1 << 5;
    private const long EffectMask = (1 << 16) - EffectUnit;
    private const int NumberShift = 16;

    private long _word;

    /// <summary>A moment of the gate.</summary>
    public readonly record struct Moment(long Word)
    {
        public long Number => Word >>> NumberShift;
        public bool IsRunning => (Word & (RunningFlag | FencedFlag)) == RunningFlag;
        public bool IsCancelled => (Word & CancelledFlag) != 0;
        public bool IsTimedOut => (Word & (RunningFlag | TimedOutFlag)) == (RunningFlag | TimedOutFlag);
        public bool IsCommitted => (Word & CommittedFlag) != 0;
        public bool IsFenced => (Word & FencedFlag) != 0;
    }

    public readonly Moment Now => new(Volatile.Read(in _word));

    /// <summary>A full fence: whoever looks for running turns afterwards sees this one.</summary>
    public void Begin()
    {
        long seen, next;
        do
        {
            seen = Volatile.Read(ref _word);
            next = (((seen >>> NumberShift) + 1) << NumberShift) | (seen & EffectMask) | RunningFlag;
        }
        while (Interlocked.CompareExchange(ref _word, next, seen) != seen);
    }

    /// <summary>False when the turn was abandoned: what comes next is no longer this turn's business.</summary>
    public bool TryEnd() => TryChange(clear: RunningFlag | CancelledFlag | TimedOutFlag | CommittedFlag, set: 0, needs: 0);

    /// <summary>True when the turn in progress has not been abandoned, and from now on cannot be.</summary>
    public bool TryCommit() => TryChange(clear: 0, set: CommittedFlag, needs: RunningFlag);

    /// <summary>Ends all effects for good. For the cell's own run, between turns.</summary>
    public void Fence() => Interlocked.Or(ref _word, FencedFlag | CancelledFlag);

    /// <summary>Begins an effect of the actor's code on its cell; false when fenced.</summary>
    public bool TryEnter()
    {
        long seen;
        do
        {
            seen = Volatile.Read(ref _word);
            if ((seen & FencedFlag) != 0) return false;
        }
        while (Interlocked.CompareExchange(ref _word, seen + EffectUnit, seen) != seen);
        return true;
    }

    public void Exit() => Interlocked.Add(ref _word, -EffectUnit);

    /// <summary>Marks the turn seen at that moment as cancelled; false when anything has happened since.</summary>
    public bool TryCancel(Moment seen, bool timedOut)
    {
        var next = seen.Word | CancelledFlag | (timedOut ? TimedOutFlag : 0);
        return seen.IsRunning && Interlocked.CompareExchange(ref _word, next, seen.Word) == seen.Word;
    }

    /// <summary>Takes the cell from the turn seen at that moment; false when anything has happened since, or an effect is in progress.</summary>
    public bool TryAbandon(Moment seen)
    {
        if (!seen.IsRunning || seen.IsCommitted || (seen.Word & EffectMask) != 0) return false;
        return Interlocked.CompareExchange(ref _word, seen.Word | FencedFlag | CancelledFlag, seen.Word) == seen.Word;
    }

    private bool TryChange(long clear, long set, long needs)
    {
        long seen;
        do
        {
            seen = Volatile.Read(ref _word);
            if ((seen & FencedFlag) != 0 || (seen & needs) != needs) return false;
        }
        while (Interlocked.CompareExchange(ref _word, (seen & ~clear) | set, seen) != seen);
        return true;
    }
}
