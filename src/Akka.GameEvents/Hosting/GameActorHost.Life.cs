using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Hosting;

/// <summary>Start, restart after a loss of state, idleness and stop.</summary>
internal sealed partial class GameActorHost
{
    private const string IdleTimer = "idle";
    private readonly CancellationTokenSource _stopping = new();
    private long _lastTurn;
    private int _openScopes;

    public CancellationToken Stopping => _stopping.Token;

    public void ScopeOpened() => Interlocked.Increment(ref _openScopes);

    public void ScopeClosed() => Interlocked.Decrement(ref _openScopes);

    /// <summary>The abandoned request is answered here; its code may still run, fenced.</summary>
    protected internal override ValueTask PreRestartAsync(Exception reason, object? message)
    {
        _stopping.Cancel();
        if (message is TurnRequest request)
        {
            request.Abandon(this);
            request.Fail(new GameError(ErrorCodes.ActionTimeout, "The action took too long and was abandoned."));
        }

        Node.Log.ActorRestarted(reason, Activation.Address.ToString());
        return _services.DisposeAsync();
    }

    /// <summary>The state is lost, so a new epoch begins, and everyone who stayed connected is told where it begins.</summary>
    protected internal override async ValueTask PostRestartAsync(Exception reason)
    {
        var position = Activation.Log.Renew();
        if (await TryStartAsync().ConfigureAwait(true) is { } error) throw new InvalidOperationException($"{Activation.Address} cannot restart: {error.Code}");
        foreach (var connection in Connections.Views) connection.Member.Port.Gap(position, GapReason.EpochChanged, Snapshot(connection));
    }

    protected internal override async ValueTask PostStopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(true);
        _stopping.Dispose();
        Node.Directory.Remove(Activation);
        await _services.DisposeAsync().ConfigureAwait(true);
    }

    private async ValueTask<GameError?> TryStartAsync()
    {
        _started = true;
        _lastTurn = Node.Time.GetTimestamp();
        Context.Timers.StartSingle(IdleTimer, IdleCheck.Instance, Node.Actors.IdleTimeout);
        return await RunTurnAsync(new StartTurn()).ConfigureAwait(true);
    }

    private async ValueTask DeactivateIfIdleAsync()
    {
        var quiet = Node.Time.GetElapsedTime(_lastTurn);
        if (quiet >= Node.Actors.IdleTimeout && IsIdle)
        {
            await StopAsync().ConfigureAwait(true);
            return;
        }

        var rest = Node.Actors.IdleTimeout - quiet;
        Context.Timers.StartSingle(IdleTimer, IdleCheck.Instance, rest > TimeSpan.Zero ? rest : Node.Actors.IdleTimeout);
    }

    private bool IsIdle => Connections.Count == 0 && Volatile.Read(ref _openScopes) == 0 && !Actor.HasTimers;

    /// <summary>Requests that still come are dead letters, which the directory hands to the actor's next activation.</summary>
    private async ValueTask StopAsync()
    {
        await RunTurnAsync(new StopTurn()).ConfigureAwait(true);
        Node.Directory.Remove(Activation);
        Context.StopSelf();
    }
}
