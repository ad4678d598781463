namespace Akka.GameEvents.Actors;

public sealed partial class ActorContext
{
    private TurnGate _gate;
    private long _startedAt;
    private TurnCancellationSource? _cancellation;

    /// <summary>False once this incarnation, or its turn, was abandoned, replaced or stopped.</summary>
    public bool IsCurrent => !_gate.Now.IsFenced;

    /// <summary>
    /// Whether <see cref="TurnCancellation"/> was cancelled because the turn in progress ran past <see cref="Props.TurnTimeout"/>.
    /// </summary>
    public bool HasTimedOut => _gate.Now.IsTimedOut;

    /// <summary>
    /// Cancelled when the turn in progress runs past <see cref="Props.TurnTimeout"/>, or the system stops without waiting any longer.
    /// Each turn has its own; between turns it is <see cref="CancellationToken.None"/>.
    /// </summary>
    public CancellationToken TurnCancellation
    {
        get
        {
            var moment = _gate.Now;
            if (moment.IsFenced) return new CancellationToken(canceled: true);
            if (!moment.IsRunning) return CancellationToken.None;
            var seen = Volatile.Read(ref _cancellation);
            if (seen?.Turn != moment.Number)
            {
                var made = new TurnCancellationSource(moment.Number);
                var other = Interlocked.CompareExchange(ref _cancellation, made, seen);
                seen = other == seen ? made : other ?? made;
            }
            // The watchdog marks the turn and then cancels the source it finds; whoever comes second sees the other.
            if (_gate.Now.IsCancelled) seen.Execute();
            return seen.Token;
        }
    }

    /// <summary>
    /// True when the turn in progress has not been abandoned, and from then on it cannot be: what remains of it must be short and
    /// synchronous. False when it was abandoned, and outside a turn.
    /// </summary>
    public bool TryCommitTurn() => _gate.TryCommit();

    /// <summary>Begins an effect on the cell, during which the turn cannot be abandoned; false when fenced.</summary>
    internal bool TryEnter() => _gate.TryEnter();

    internal void Exit() => _gate.Exit();

    internal TurnGate.Moment Turn => _gate.Now;

    /// <summary>A timestamp of the system's time; 0 when the actor has no turn timeout.</summary>
    internal long TurnStartedAt => Volatile.Read(ref _startedAt);

    internal void BeginTurn(in Envelope envelope, long startedAt)
    {
        _envelope = envelope;
        Volatile.Write(ref _startedAt, startedAt);
        _gate.Begin();
    }

    /// <summary>False when the turn was abandoned: its caller must leave the cell alone.</summary>
    internal bool TryEndTurn()
    {
        if (!_gate.TryEnd()) return false;
        _cancellation = null;
        return true;
    }

    /// <summary>Forgets the message, so that an idle actor does not keep it alive.</summary>
    internal void ForgetMessage() => _envelope = default;

    internal void Fence()
    {
        _gate.Fence();
        CancelTimers();
    }

    /// <summary>False when the turn seen at that moment has ended or gone on meanwhile.</summary>
    internal bool TryCancelTurn(TurnGate.Moment seen, bool timedOut)
    {
        if (!_gate.TryCancel(seen, timedOut)) return false;
        CancelToken(seen);
        return true;
    }

    /// <summary>False when the turn seen at that moment has ended, committed or gone on meanwhile. True: the caller has the cell.</summary>
    internal bool TryAbandonTurn(TurnGate.Moment seen)
    {
        if (!_gate.TryAbandon(seen)) return false;
        CancelToken(seen);
        return true;
    }

    private void CancelToken(TurnGate.Moment seen)
    {
        // Not here: registered callbacks are the actor's code, and may block or throw.
        if (Volatile.Read(ref _cancellation) is { } source && source.Turn == seen.Number && !source.IsCancellationRequested)
            System.Dispatch(source);
    }
}
