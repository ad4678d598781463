using Akka.GameEvents.Actors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Hosting;

/// <summary>Start, restart after a loss of state, idleness and stop.</summary>
internal sealed partial class GameActorHost
{
    private const string IdleTimer = "idle";
    private readonly CancellationTokenSource _stopping = new();
    private bool _started;
    private long _lastTurn;
    private int _openScopes;

    /// <summary>Cancelled when the incarnation ends. Its source is never disposed: background work may look at any time.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Whether the actor's first turn is behind it.</summary>
    public bool IsStarted => _started;

    public void ScopeOpened() => Interlocked.Increment(ref _openScopes);

    public void ScopeClosed() => Interlocked.Decrement(ref _openScopes);

    /// <summary>The kernel runs this as a turn of its own, so what comes first has the whole of its time.</summary>
    protected internal override ValueTask PreStartAsync() => StartAsync();

    /// <summary>The abandoned request is answered here; its code may still run, fenced.</summary>
    protected internal override ValueTask PreRestartAsync(Exception reason, object? message)
    {
        var request = message as TurnRequest;
        var error = reason is TurnAbandonedException
            ? new GameError(ErrorCodes.ActionTimeout, "The action took too long and was abandoned.")
            : Unexpected(reason, request?.Describe ?? "start", request?.Session);
        if (!_started) Activation.Refusal = error;
        request?.Fail(error);
        Node.Log.ActorRestarted(reason, Activation.Address.ToString());
        CancelBackground();
        return DisposeServicesAsync();
    }

    /// <summary>The state is lost, so a new epoch begins; the start tells everyone who stayed connected.</summary>
    protected internal override async ValueTask PostRestartAsync(Exception reason)
    {
        Activation.Log.Renew();
        await StartAsync().ConfigureAwait(true);
        if (Activation.Refusal is { } refusal) Refuse(refusal);
    }

    protected internal override async ValueTask PostStopAsync()
    {
        CancelBackground();
        if (_started) await RunTurnAsync(new StopTurn()).ConfigureAwait(true);
        Node.Directory.Retire(Activation);
        await DisposeServicesAsync().ConfigureAwait(true);
    }

    private ValueTask DisposeServicesAsync() => _services?.DisposeAsync() ?? default;

    /// <summary>Outside of turns: what is registered with the token is code of the actor's, and may block or throw.</summary>
    private void CancelBackground() => Node.RunOutsideTurns(() =>
    {
        _stopping.Cancel();
        return Task.CompletedTask;
    });

    private async ValueTask StartAsync()
    {
        _lastTurn = Node.Time.GetTimestamp();
        var refusal = Activation.Refusal ?? await RunTurnAsync(new StartTurn()).ConfigureAwait(true);
        if (!IsCurrent) return;
        Activation.Refusal = refusal;
        _started = refusal is null;
        if (_started) WatchIdleness(Node.Actors.IdleTimeout);
    }

    /// <summary>The actor could not start: whoever is connected or waits is told why, and whoever comes later begins anew.</summary>
    private void Refuse(GameError refusal)
    {
        foreach (var member in Activation.Members)
        {
            Activation.Log.Detach(member.Slot);
            member.Port.Dropped(refusal.Code, refusal.Message);
        }

        Activation.Members.Clear();
        Node.Directory.Retire(Activation, refusal);
        Context.StopSelf();
    }

    private void DeactivateIfIdle()
    {
        var left = Node.Actors.IdleTimeout - Node.Time.GetElapsedTime(_lastTurn);
        if (left > TimeSpan.Zero) WatchIdleness(left);
        else if (IsIdle) Context.StopSelf();
        else WatchIdleness(Node.Actors.IdleTimeout);
    }

    private void WatchIdleness(TimeSpan delay) => Context.Timers.StartSingle(IdleTimer, IdleCheck.Instance, delay);

    private bool IsIdle =>
        Connections.Count == 0 && Volatile.Read(ref _openScopes) == 0 && !Actor.HasTimers && Activation.Mailbox.Count == 0;
}
