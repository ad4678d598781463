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

    public CancellationToken Stopping => _stopping.Token;

    public void ScopeOpened() => Interlocked.Increment(ref _openScopes);

    public void ScopeClosed() => Interlocked.Decrement(ref _openScopes);

    /// <summary>The abandoned request is answered here; its code may still run, fenced.</summary>
    protected internal override ValueTask PreRestartAsync(Exception reason, object? message)
    {
        _stopping.Cancel();
        (message as TurnRequest)?.Fail(new GameError(ErrorCodes.ActionTimeout, "The action took too long and was abandoned."));
        Node.Log.ActorRestarted(reason, Activation.Address.ToString());
        return DisposeServicesAsync();
    }

    /// <summary>The state is lost, so a new epoch begins, and everyone who stayed connected is told where it begins.</summary>
    protected internal override async ValueTask PostRestartAsync(Exception reason)
    {
        var position = Activation.Log.Renew();
        if (await TryStartAsync().ConfigureAwait(true) is { } error) throw new InvalidOperationException($"{Activation.Address} cannot restart: {error.Code}");
        foreach (var connection in Connections.Views) connection.Member.Port.Gap(position, GapReason.EpochChanged, Snapshot(connection));
    }

    /// <summary>Requests that still come are dead letters, which the directory hands to the actor's next activation.</summary>
    protected internal override async ValueTask PostStopAsync()
    {
        if (_started) await RunTurnAsync(new StopTurn()).ConfigureAwait(true);
        await _stopping.CancelAsync().ConfigureAwait(true);
        _stopping.Dispose();
        await DisposeServicesAsync().ConfigureAwait(true);
        Node.Directory.Remove(Activation);
    }

    private ValueTask DisposeServicesAsync() => _services?.DisposeAsync() ?? default;

    private async ValueTask<GameError?> TryStartAsync()
    {
        _lastTurn = Node.Time.GetTimestamp();
        var error = await RunTurnAsync(new StartTurn()).ConfigureAwait(true);
        _started = error is null;
        if (_started) WatchIdleness(Node.Actors.IdleTimeout);
        return error;
    }

    private void DeactivateIfIdle()
    {
        var left = Node.Actors.IdleTimeout - Node.Time.GetElapsedTime(_lastTurn);
        if (left > TimeSpan.Zero) WatchIdleness(left);
        else if (IsIdle) Context.StopSelf();
        else WatchIdleness(Node.Actors.IdleTimeout);
    }

    private void WatchIdleness(TimeSpan delay) => Context.Timers.StartSingle(IdleTimer, IdleCheck.Instance, delay);

    private bool IsIdle => Connections.Count == 0 && Volatile.Read(ref _openScopes) == 0 && !Actor.HasTimers;
}
