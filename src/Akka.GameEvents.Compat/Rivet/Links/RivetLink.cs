using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>
/// A WebSocket to a client of Rivet, which its session takes for a link like any other: what is sent over it is said in the client's words, and
/// what the client has no words for is left out.
/// </summary>
internal sealed class RivetLink(Link inner, RivetDialect dialect, RivetVisit visit, KnownClients clients) : Link
{
    private readonly string _address = visit.Target.Address.ToString();
    private volatile string _epoch = "";
    private string _session = "";
    private long _sequence;

    public override string Transport => inner.Transport;

    public override IPAddress? RemoteAddress => inner.RemoteAddress;

    public override bool IsOpen => inner.IsOpen;

    /// <summary>What the client waits for.</summary>
    public PendingRequests Pending { get; } = new();

    /// <summary>Its connection to the actor; null as long as it has none.</summary>
    public string? ConnectionId { get; private set; }

    /// <summary>Whether the session is one that the client had before, with its connection.</summary>
    public bool IsResumed { get; private set; }

    /// <summary>Up to where the client was sent the actor's events.</summary>
    public Position Position => new(_epoch, Volatile.Read(ref _sequence));

    /// <summary>The client comes back: when its session can be resumed, it goes on where its earlier link was.</summary>
    public void GoOnFrom(RivetLink earlier)
    {
        ConnectionId = earlier.ConnectionId;
        SetPosition(earlier.Position.Epoch, earlier.Position.Sequence);
    }

    /// <summary>The client does not come back: its session has ended.</summary>
    public void Forget()
    {
        if (visit.Key is { } key) clients.Remove(key, new KnownClient(_session, this));
    }

    /// <summary>
    /// Says why there is no connection, or none any more, and closes. Of an actor that does not exist the close frame alone tells: a client that
    /// learns of it so asks again until there is one, and keeps its actions until then.
    /// </summary>
    public void Refuse(GameError error)
    {
        if (error.Code == ErrorCodes.ActorNotFound)
        {
            inner.Close(CloseCode.Normal with { Bye = error.Code }, error.Message);
            return;
        }

        Say(new RivetFailure(RivetError.Of(error), null));
        inner.Close(CloseCode.Normal, "");
    }

    public override TellResult TrySend(Outgoing outgoing) =>
        outgoing.Frame.Text.Span.StartsWith("{\"t\":\"event\""u8) ? SendEvent(outgoing) : Translate(ServerMessage.Read(outgoing.Frame));

    public override bool TryClaimRoom() => inner.TryClaimRoom();

    public override void Close(CloseCode code, string message, TimeSpan? retry = null) => inner.Close(code, message, retry);

    public override Task NextSignOfLifeAsync() => inner.NextSignOfLifeAsync();

    public override void Look(long now) => inner.Look(now);

    private TellResult SendEvent(Outgoing outgoing)
    {
        var delivery = dialect.Event(outgoing);
        if (delivery.Address != _address) return TellResult.Accepted; // a stream's: clients of Rivet know actors only
        var result = inner.TrySend(delivery.Outgoing);
        if (result == TellResult.Accepted && delivery.Sequence is { } sequence) Volatile.Write(ref _sequence, sequence);
        return result;
    }

    private TellResult Translate(ServerMessage said)
    {
        switch (said.Type)
        {
            case "welcome":
                return Welcomed(said);
            case "joined":
                Pending.Take(said.Id!.Value);
                ConnectionId = said.Connection;
                SetPosition(said.Epoch, said.Sequence!.Value);
                return Init();
            case "result":
                return Pending.Take(said.Id!.Value) is { ActionId: { } id } ? Say(new RivetOutput(id, said.Data)) : TellResult.Accepted;
            case "ok":
                Pending.Take(said.Id!.Value);
                return TellResult.Accepted;
            case "error":
                return Failed(said);
            case "left":
                Refuse(said.Error);
                return TellResult.Accepted;
            case "gap" or "caughtup" when said.Address == _address:
                SetPosition(said.Epoch, said.Sequence!.Value);
                return TellResult.Accepted;
            default:
                return TellResult.Accepted;
        }
    }

    private TellResult Welcomed(ServerMessage said)
    {
        (_session, IsResumed) = (said.Session, said.IsResumed);
        Pending.StartAfter(said.Id!.Value);
        if (IsResumed) return Init();
        ConnectionId = null;
        return TellResult.Accepted;
    }

    private TellResult Init()
    {
        if (visit.Key is { } key) clients.Add(key, new KnownClient(_session, this));
        return Say(new RivetInit(visit.Target.ActorId, ConnectionId!));
    }

    private TellResult Failed(ServerMessage said)
    {
        if (said.Id is not { } id) return Say(new RivetFailure(RivetError.Of(said.Error), null));
        if (Pending.Take(id) is not { } request) return TellResult.Accepted; // of an earlier link: its client has given it up
        if (!request.IsJoin) return Say(new RivetFailure(RivetError.Of(said.Error), request.ActionId));
        Refuse(said.Error);
        return TellResult.Accepted;
    }

    private TellResult Say(RivetMessage message) => inner.TrySend(Outgoing.Required(dialect.Encoding.Write(message)));

    private void SetPosition(string epoch, long sequence)
    {
        _epoch = epoch;
        Volatile.Write(ref _sequence, sequence);
    }
}
