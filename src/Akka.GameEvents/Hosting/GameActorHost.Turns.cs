using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Traces;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

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

        if (Activation.Refusal is { } refusal)
        {
            request.Fail(refusal);
            Refuse(refusal);
            return;
        }

        await RunTurnAsync(request).ConfigureAwait(true);
        if (request.IsUse) _lastTurn = Node.Time.GetTimestamp();
    }

    private async ValueTask<GameError?> RunTurnAsync(TurnRequest request)
    {
        using var measured = Node.Turns.Measure(Activation.Type, request);
        using var span = TurnSpan.Begin(Activation.Type, request);
        CallChain.Current = request.Callers is { } callers ? new CallChain(Activation.Address, callers) : _ownChain;
        request.Caller = request.FindCaller(this);
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
            span.End(null);
            request.Succeed();
        }
        else
        {
            PublishStaged(succeeded: false);
            span.End(error);
            request.Fail(error);
        }

        if (error is null) Disconnect();
        return error;
    }

    /// <summary>
    /// Carries out what the turn decided with <see cref="Connection.Disconnect"/>: the connections end here, so that a client that comes back
    /// is a newcomer, and the hook has a turn of its own.
    /// </summary>
    private void Disconnect()
    {
        foreach (var (member, reason) in Turn.Disconnects)
        {
            if (Connections.Find(member.Id) is not { } connection) continue;
            Dismiss(connection);
            Activation.Ref.Tell(new KickedTurn(member));
            member.Port.Dropped(reason.Code, reason.Message);
        }
    }

    private GameError Translate(Exception exception, TurnRequest request)
    {
        try
        {
            return Expected(exception) ?? Unexpected(exception, request.Describe, request.Session);
        }
        catch (Exception e)
        {
            // The details of a UserError are nothing that JSON can hold.
            return Unexpected(e, request.Describe, request.Session);
        }
    }

    private GameError? Expected(Exception exception) => exception switch
    {
        CodedException coded => coded.Error,
        RequestFailedException failed => failed.Error,
        UserError user => new GameError(user.Code, user.Message, user.Details is null ? default : GameJson.Encode(user.Details)),
        UnauthorizedAccessException => new GameError(ErrorCodes.Forbidden, "Refused by the actor."),
        OperationCanceledException when Context.HasTimedOut => new GameError(ErrorCodes.ActionTimeout, "The action took too long and was cancelled."),
        _ => null,
    };

    private GameError Unexpected(Exception exception, string request, GameSession? session) => Unforeseen.Error(
        reference => Node.Log.TurnFailed(exception, Activation.Address.ToString(), request, reference, session?.Id, session?.User.Id));
}
