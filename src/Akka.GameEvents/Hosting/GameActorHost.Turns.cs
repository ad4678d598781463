using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Hosting;

/// <summary>One turn: the request runs, its events leave, it is answered.</summary>
internal sealed partial class GameActorHost
{
    protected internal override async ValueTask ReceiveAsync(object message)
    {
        if (message is IdleCheck)
        {
            DeactivateIfIdle();
            return;
        }

        var request = (TurnRequest)message;
        if (request.Incarnation is { } incarnation && incarnation != this)
        {
            request.Fail(new GameError(ErrorCodes.ActorUnavailable, "The actor was restarted in the meantime."));
            return;
        }

        if (!_started && await TryStartAsync().ConfigureAwait(true) is { } refused)
        {
            request.Fail(refused);
            Context.StopSelf();
            return;
        }

        await RunTurnAsync(request).ConfigureAwait(true);
        _lastTurn = Node.Time.GetTimestamp();
    }

    private async ValueTask<GameError?> RunTurnAsync(TurnRequest request)
    {
        request.Caller = request.Session is { } session ? Connections.Find(session) : null;
        var state = Actor?.StateReference;
        GameError? error = null;
        Turn.Begin(request);
        try
        {
            await request.RunAsync(this).ConfigureAwait(true);
        }
        catch (Exception e) when (IsCurrent)
        {
            error = Translate(e, request);
            if (state is not null) Actor!.StateReference = state;
        }

        if (!Context.TryCommitTurn()) return null;
        Turn.End();
        if (error is null)
        {
            request.Publish(this);
            request.Succeed();
        }
        else
        {
            PublishStaged(succeeded: false);
            request.Fail(error);
        }

        if (error is null) Disconnect();
        return error;
    }

    /// <summary>Carries out what the turn decided with <see cref="Connection.Disconnect"/>, each as a turn of its own.</summary>
    private void Disconnect()
    {
        foreach (var (member, reason) in Turn.Disconnects)
        {
            member.Port.Dropped(reason.Code, reason.Message);
            Enqueue(new LeaveTurn(DisconnectReason.Kicked) { Session = member.Session });
        }
    }

    private GameError Translate(Exception exception, TurnRequest request)
    {
        switch (exception)
        {
            case CodedException coded:
                return coded.Error;
            case UserError user:
                return new GameError(user.Code, user.Message, user.Details is null ? default : GameJson.Encode(user.Details));
            case UnauthorizedAccessException:
                return new GameError(ErrorCodes.Forbidden, "Refused by the actor.");
            case OperationCanceledException when Context.HasTimedOut:
                return new GameError(ErrorCodes.ActionTimeout, "The action took too long and was cancelled.");
            default:
                var reference = Guid.NewGuid().ToString("N");
                Node.Log.TurnFailed(exception, Activation.Address.ToString(), request.Describe, reference, request.Session?.Id, request.Session?.User.Id);
                return new GameError(ErrorCodes.InternalError, "The server could not complete this.", GameJson.Encode(new { @ref = reference }));
        }
    }
}
