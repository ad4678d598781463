namespace Akka.GameEvents.Actors.Cells;

/// <summary>Running: signals first, then messages, one turn at a time.</summary>
internal sealed partial class ActorCell
{
    /// <summary>Runs with the right to run, and gives it up or passes it on. It allocates only when a turn suspends.</summary>
    public async ValueTask RunAsync()
    {
        if (_abandoned is { } abandoned)
        {
            _abandoned = null;
            if (!await SuperviseAsync(abandoned.Error, abandoned.Message).ConfigureAwait(false)) return;
        }
        else if (_actor is null && !await TryBeginAsync().ConfigureAwait(false))
        {
            return;
        }

        for (var budget = System.Throughput; ;)
        {
            if (_signals is { } signals && signals.TryDequeue(out var signal))
            {
                if (!await HandleSignalAsync(signal).ConfigureAwait(false)) return;
            }
            else if (budget-- == 0)
            {
                System.Dispatch(this);
                return;
            }
            else if (_mailbox.TryDequeue(out var envelope))
            {
                if (!await RunTurnAsync(envelope).ConfigureAwait(false)) return;
            }
            else if (!StaysBusy())
            {
                return;
            }
        }
    }

    /// <summary>Gives up the right to run, unless something came in the meantime.</summary>
    private bool StaysBusy()
    {
        Interlocked.Exchange(ref _status, Idle);
        var more = _mailbox.Count > 0 || _signals is { IsEmpty: false };
        return more && Interlocked.CompareExchange(ref _status, Busy, Idle) == Idle;
    }

    /// <summary>One turn; false when the right to run is gone because the turn was abandoned or the actor has ended.</summary>
    private async ValueTask<bool> RunTurnAsync(Envelope envelope)
    {
        var message = envelope.Message;
        if (message is Timers.RunningTimer timer)
        {
            if (!timer.Owner.Accepts(timer)) return true;
            message = timer.Message;
        }
        else if (message is Terminated terminated && !Forget(terminated.Actor))
        {
            return true;
        }

        var context = _context!;
        context.Sender = envelope.Sender;
        _turnMessage = message;
        if (_props.TurnTimeout is not null) Volatile.Write(ref _turnStarted, System.Time.GetTimestamp());
        var number = context.TurnNumber = _turn.Begin();
        System.Activity?.TurnBegan();
        Exception? error = null;
        try
        {
            await _actor!.ReceiveAsync(message).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
        }

        if (!_turn.TryEnd(number)) return false;
        System.Activity?.TurnEnded();
        context.Sender = null;
        ForgetTurn();
        return error is null || await SuperviseAsync(error, message).ConfigureAwait(false);
    }
}
