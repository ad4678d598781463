namespace Akka.GameEvents.Actors;

internal sealed partial class ActorCell
{
    private RestartHistory? _restarts;

    public void BeginStop()
    {
        if (_state is CellState.Stopping or CellState.Ended) return;
        Leave(CellState.Stopping);
        Volatile.Write(ref _stopRequested, true);
        _restarts?.CallOff();
        _context.CancelTimers();
        Children.Close();
        foreach (var child in Children.Snapshot()) child.Cell.Stop();
    }

    public void EndBackoff()
    {
        if (_state == CellState.BackingOff) _state = CellState.Starting;
    }

    private ValueTask Invoke(TurnKind turn, ActorContext context)
    {
        switch (turn)
        {
            case TurnKind.Receive:
                return context.Actor!.ReceiveAsync(context.Message!);
            case TurnKind.Start:
                var reason = _restarts?.Reason;
                var actor = _props.Factory() ?? throw new InvalidOperationException("The factory of the Props made no actor.");
                actor.Attach(context);
                context.Actor = actor;
                // Its making took so long that a successor is at work.
                if (!context.IsCurrent) return default;
                return reason is null ? actor.PreStartAsync() : actor.PostRestartAsync(reason);
            case TurnKind.PreRestart:
                return context.Actor!.PreRestartAsync(_restarts!.Reason!, _restarts.Message);
            default:
                return context.Actor!.PostStopAsync();
        }
    }

    private Progress EndTurn(TurnKind turn, Exception? error)
    {
        var failed = _context;
        // The hooks of an abandoned incarnation run as turns of a context that its code does not know.
        if (error is not null && !failed.IsCurrent) _context = new ActorContext(this) { Actor = failed.Actor };
        switch (turn)
        {
            case TurnKind.Start when error is null:
                _state = CellState.Running;
                _restarts?.Started(System.Time);
                break;
            case TurnKind.Start or TurnKind.Receive:
                if (error is not null) Fail(turn, error, failed);
                break;
            case TurnKind.PreRestart:
                if (error is not null) Report(error, SupervisionDirective.Restart);
                _context.Fence();
                _context = new ActorContext(this);
                _state = CellState.AwaitingChildren;
                break;
            case TurnKind.PostStop:
                if (error is not null) Report(error, SupervisionDirective.Stop);
                return End();
        }
        return Progress.Continue;
    }

    private void Fail(TurnKind turn, Exception error, ActorContext failed)
    {
        var directive = Parent!.Supervisor.Decide(error);
        var abandoned = !failed.IsCurrent;
        // There is nothing to go on with: an instance that never started, or one that abandoned code still runs in.
        if (directive == SupervisionDirective.Resume && (abandoned || turn == TurnKind.Start)) directive = SupervisionDirective.Restart;
        Report(error, directive);
        switch (directive)
        {
            case SupervisionDirective.Restart:
                failed.CancelTimers();
                (_restarts ??= new()).Record(error, failed.Message, System.Time, Parent.Supervisor.Backoff);
                // An abandoned incarnation cannot stop its children itself any more.
                if (abandoned && HasChildren)
                    foreach (var child in Children.Snapshot()) child.Cell.Stop();
                Leave(_context.Actor is null ? CellState.AwaitingChildren : CellState.Failed);
                break;
            case SupervisionDirective.Stop:
                failed.CancelTimers();
                BeginStop();
                break;
        }
    }

    private Progress BeginBackoff()
    {
        var delay = _restarts!.NextDelay;
        _state = delay == TimeSpan.Zero ? CellState.Starting : CellState.BackingOff;
        if (_state == CellState.BackingOff) _restarts.Wait(this, delay);
        return Progress.Continue;
    }

    private Progress End()
    {
        _context.Fence();
        _context.ForgetMessage();
        _context.Actor = null;
        _signals = null;
        _state = CellState.Ended;
        Interlocked.Exchange(ref _schedule, Schedule.Dead);
        Mailbox.Owner.Ended(this);
        UnwatchAll();
        // Before the watchers: whoever learns of the end may use the name again.
        Parent?.Children.Remove(this);
        TellWatchers();
        Parent?.Send(new ChildEnded());
        return Progress.Left;
    }

    /// <summary>A worker that no longer takes messages hands the one it was woken for on.</summary>
    private void Leave(CellState next)
    {
        _state = next;
        if (Mailbox.Owner != this) Mailbox.Owner.Wake();
    }

    private SupervisorStrategy Supervisor => _props.Supervisor ?? System.DefaultSupervisor;

    private void Report(Exception error, SupervisionDirective directive) =>
        System.EventStream.Publish(new ActorFailed(Self, error, directive));
}
