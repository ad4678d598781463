using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Ends a session's connection; <c>OnDisconnect</c> sees everyone who stays.</summary>
internal sealed class LeaveTurn(DisconnectReason reason, IReply? reply = null) : TurnRequest
{
    public override string Describe => "leave";

    public override string Kind => "leave";

    public override async ValueTask RunAsync(GameActorHost host)
    {
        if (Caller is not { } leaver) throw new CodedException(ErrorCodes.NotJoined, "There is no connection to leave.");
        host.Dismiss(leaver);
        await host.Actor.DisconnectedAsync(leaver, reason).ConfigureAwait(true);
    }

    protected override void OnSucceeded() => reply?.Succeed(RawJson.Null);

    /// <summary>When the hook failed, the connection has ended all the same.</summary>
    protected override void OnFailed(GameError error)
    {
        if (Caller is null) reply?.Fail(error);
        else reply?.Succeed(RawJson.Null);
    }
}
