namespace Akka.GameEvents.Actors.Cells;

/// <summary>The time limit of turns, as the watchdog keeps it.</summary>
internal sealed partial class ActorCell
{
    private TurnState _turn;
    private long _turnStarted;
    private object? _turnMessage;
    private CancellationTokenSource? _turnToken;
    private Failure? _abandoned;

    /// <summary>A token for the turn in progress, made when somebody asks.</summary>
    public CancellationToken TurnToken(ActorContext context)
    {
        lock (_gate)
        {
            if (context != _context || !context.IsCurrent || context.HasTimedOut) return new CancellationToken(canceled: true);
            return (_turnToken ??= new CancellationTokenSource()).Token;
        }
    }

    public bool TryCommitTurn(ActorContext context) => _turn.TryCommit(context.TurnNumber);

    /// <summary>Cancels the turn in progress when it is over its time, and abandons it when it is over its grace.</summary>
    public void CheckTurn()
    {
        // The number is read before the time: a turn that began in between only looks younger than it is.
        var number = _turn.Abandonable;
        if (number == 0) return;
        var message = _turnMessage;
        var taken = System.Time.GetElapsedTime(Volatile.Read(ref _turnStarted));
        var limit = _props.TurnTimeout!.Value;
        if (taken < limit) return;
        CancelTurn(number);
        if (taken >= limit + _props.TurnGrace) Abandon(number, message, limit + _props.TurnGrace);
    }

    private void CancelTurn(long number)
    {
        CancellationTokenSource? source;
        lock (_gate)
        {
            if (_turn.Abandonable != number || _context!.TimedOutTurn == number) return;
            _context.TimedOutTurn = number;
            source = _turnToken;
        }

        _ = source?.CancelAsync();
    }

    /// <summary>Takes the right to run away from the turn, and goes on without it.</summary>
    private void Abandon(long number, object? message, TimeSpan limit)
    {
        var context = _context!;
        if (!_turn.TryAbandon(number)) return;
        context.Fence();
        System.Activity?.TurnEnded();
        ForgetTurn();
        _abandoned = new Failure(new TurnAbandonedException(this, limit), message);
        System.Dispatch(this);
    }

    /// <summary>The token is not disposed: code of the turn may still hold it, and it holds nothing itself.</summary>
    private void ForgetTurn()
    {
        _turnMessage = null;
        if (_turnToken is null) return;
        lock (_gate) _turnToken = null;
    }

    private sealed record Failure(Exception Error, object? Message);
}
