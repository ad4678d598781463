namespace Akka.GameEvents.Actors;

internal sealed partial class ActorCell
{
    private TurnKind _turn;
    private bool _turnEnded;
    private Exception? _turnError;

    public void Execute()
    {
        if (_turnEnded)
        {
            var error = _turnError;
            (_turnEnded, _turnError) = (false, null);
            if (EndTurn(_turn, error) == Progress.Left) return;
        }
        for (var budget = _props.Throughput ?? System.Throughput; budget > 0; budget--)
        {
            ApplyControl();
            switch (Step())
            {
                case Progress.Rest:
                    Rest();
                    return;
                case Progress.Left:
                    return;
            }
        }
        // To the back of the queue, so that others get their turn.
        if (_state == CellState.Running) Rest();
        else Queue();
    }

    /// <summary>Hands the owned cell to the pool, or to its dispatcher's part of it.</summary>
    private void Queue() => System.Dispatch(this, _props.Dispatcher);

    public void AddSignal(Signal signal) => (_signals ??= new()).Enqueue(signal);

    private Progress Step()
    {
        switch (_state)
        {
            case CellState.Running:
                return TryTake(out var envelope) ? RunTurn(TurnKind.Receive, in envelope) : Progress.Rest;
            case CellState.Starting:
                return RunTurn(TurnKind.Start, default);
            case CellState.Failed:
                return RunTurn(TurnKind.PreRestart, default);
            case CellState.AwaitingChildren:
                return HasChildren && Children.AnyStopping ? Progress.Rest : BeginBackoff();
            case CellState.Stopping:
                if (HasChildren && Children.Any) return Progress.Rest;
                return _context.Actor is null ? End() : RunTurn(TurnKind.PostStop, default);
            default:
                return Progress.Rest;
        }
    }

    private void ApplyControl()
    {
        if (Volatile.Read(ref _control) is null) return;
        var message = ControlMessage.Reverse(Interlocked.Exchange(ref _control, null));
        while (message is not null)
        {
            // Read first: a timer's node may be sent again as soon as it is applied.
            var next = message.Next;
            message.Next = null;
            message.Apply(this);
            message = next;
        }
    }

    /// <summary>Signals go ahead of the mailbox, but never two of them while a message waits.</summary>
    private bool TryTake(out Envelope envelope)
    {
        if (!_signalWasLast && TryTakeSignal(out envelope)) return _signalWasLast = true;
        _signalWasLast = false;
        return (_takesMail && Mailbox.TryDequeue(out envelope)) || TryTakeSignal(out envelope);
    }

    private bool TryTakeSignal(out Envelope envelope)
    {
        while (_signals is { Count: > 0 } signals)
        {
            if (!signals.Dequeue().TryTake(this, out var message, out var sender)) continue;
            envelope = new Envelope(message, sender);
            return true;
        }
        envelope = default;
        return false;
    }

    private Progress RunTurn(TurnKind turn, in Envelope envelope)
    {
        var context = _context;
        _turn = turn;
        System.Activity?.TurnBegan();
        context.BeginTurn(in envelope, _props.TurnTimeout is null ? 0 : System.Time.GetTimestamp());
        WatchTurn();
        Exception? error = null;
        try
        {
            var running = Invoke(turn, context);
            if (!running.IsCompletedSuccessfully)
            {
                _ = AwaitTurnAsync(context, running);
                return Progress.Left;
            }
            running.GetAwaiter().GetResult();
        }
        catch (Exception thrown)
        {
            error = thrown;
        }
        return TryEndTurn(context) ? EndTurn(turn, error) : Progress.Left;
    }

    /// <summary>Resumes the cell when a suspended turn ends. Awaits on the captured context, which is null or counts activity.</summary>
    private async Task AwaitTurnAsync(ActorContext context, ValueTask running)
    {
        Exception? error = null;
        try
        {
            await running;
        }
        catch (Exception thrown)
        {
            error = thrown;
        }
        if (!TryEndTurn(context)) return;
        // This thread is whoever completed what the turn awaited, so the next turn does not run on it.
        if (error is null && _turn == TurnKind.Receive) Rest();
        else Requeue(error);
    }

    /// <summary>Runs on the pool, beginning with the end of the turn in progress.</summary>
    private void Requeue(Exception? error)
    {
        (_turnEnded, _turnError) = (true, error);
        Queue();
    }

    private bool TryEndTurn(ActorContext context)
    {
        if (!context.TryEndTurn()) return false;
        System.Activity?.TurnEnded();
        return true;
    }

    /// <summary>Gives the cell up, and takes it back if something arrived before that could be seen.</summary>
    private void Rest()
    {
        _context.ForgetMessage();
        Interlocked.Exchange(ref _schedule, Schedule.Idle);
        if (HasWork && Interlocked.CompareExchange(ref _schedule, Schedule.Busy, Schedule.Idle) == Schedule.Idle) Queue();
    }

    /// <summary>A hint, as the cell may be another's already; only whoever gets the schedule back acts on it.</summary>
    private bool HasWork => Volatile.Read(ref _control) is not null
        || (_state == CellState.Running && ((_takesMail && Mailbox.Count > 0) || _signals is { Count: > 0 }));
}
