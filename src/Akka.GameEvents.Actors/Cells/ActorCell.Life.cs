namespace Akka.GameEvents.Actors.Cells;

/// <summary>Start, restart and end of incarnations.</summary>
internal sealed partial class ActorCell
{
    private Actor? _actor;
    private ActorContext? _context;
    private int _failures;
    private long _lastFailure;

    /// <summary>The first incarnation; false when the right to run is gone.</summary>
    private async ValueTask<bool> TryBeginAsync()
    {
        try
        {
            await IncarnateAsync(null).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            return await SuperviseAsync(e, null).ConfigureAwait(false);
        }
    }

    private async ValueTask IncarnateAsync(Exception? reason)
    {
        var context = new ActorContext(this);
        lock (_gate) _context = context;
        _actor = _props.Factory();
        _actor.Enter(context);
        if (reason is null) await _actor.PreStartAsync().ConfigureAwait(false);
        else await _actor.PostRestartAsync(reason).ConfigureAwait(false);
    }

    /// <summary>Decides on a failure and carries the decision out; false when the right to run is gone.</summary>
    private async ValueTask<bool> SuperviseAsync(Exception error, object? message)
    {
        while (true)
        {
            var strategy = Parent?._props.Supervisor ?? System.DefaultSupervisor;
            var directive = _actor is null || _context is not { IsCurrent: true } ? AtLeastRestart(strategy.Decide(error)) : strategy.Decide(error);
            System.EventStream.Publish(new ActorFailed(this, error, directive));
            switch (directive)
            {
                case SupervisionDirective.Resume:
                    return true;
                case SupervisionDirective.Stop:
                    await TerminateAsync().ConfigureAwait(false);
                    return false;
            }

            try
            {
                await RestartAsync(strategy.Backoff, error, message).ConfigureAwait(false);
                return true;
            }
            catch (Exception e)
            {
                (error, message) = (e, null);
            }
        }

        // Without an incarnation there is nothing to go on with.
        static SupervisionDirective AtLeastRestart(SupervisionDirective directive) =>
            directive == SupervisionDirective.Resume ? SupervisionDirective.Restart : directive;
    }

    private async ValueTask RestartAsync(RestartBackoff backoff, Exception reason, object? message)
    {
        var old = _actor;
        _actor = null;
        if (old is not null)
        {
            await Quietly(() => old.PreRestartAsync(reason, message)).ConfigureAwait(false);
            _context!.Fence();
            await StopChildrenAsync().ConfigureAwait(false);
        }

        _failures = System.Time.GetElapsedTime(_lastFailure) > backoff.ResetAfter ? 1 : _failures + 1;
        _lastFailure = System.Time.GetTimestamp();
        var delay = backoff.DelayAfter(_failures);
        if (delay > TimeSpan.Zero) await Task.Delay(delay, System.Time, System.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await IncarnateAsync(reason).ConfigureAwait(false);
    }

    private async ValueTask TerminateAsync()
    {
        await StopChildrenAsync().ConfigureAwait(false);
        if (_actor is { } actor) await Quietly(actor.PostStopAsync).ConfigureAwait(false);
        _context?.Fence();
        if (_props.TurnTimeout is not null) System.Watchdog.Remove(this);
        _dead = true;
        DrainToDeadLetters();
        Parent?.RemoveChild(this);
        if (Parent is null) System.RemoveTop(this);
        TellWatchers();
        _ended.TrySetResult();
    }

    private Task StopChildrenAsync() => Task.WhenAll(Children.Select(child => child.StopAsync()));

    /// <summary>A hook of an incarnation that is over anyway: its failure is told and changes nothing.</summary>
    private async ValueTask Quietly(Func<ValueTask> hook)
    {
        try
        {
            await hook().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            System.EventStream.Publish(new ActorFailed(this, e, SupervisionDirective.Stop));
        }
    }
}
