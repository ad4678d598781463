using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>One client's presence: what it has joined, and what it waits for. Messages come one at a time, answers from any thread.</summary>
internal sealed partial class Session : PresentSession
{
    private readonly GameNode _node;
    private readonly GameEventsOptions _options;
    private readonly Link _link;
    private readonly UserVerifier _users;
    private readonly RequestGate _requests;
    private readonly SessionJoins _joins;
    private readonly List<IDisposable> _streams = [];
    private long _lastId;
    private int _over;

    public Session(GameNode node, GameEventsOptions options, GameSession identity, Link link, UserVerifier users)
        : base(identity, link.Transport, node.Time.GetUtcNow())
    {
        _node = node;
        _options = options;
        _link = link;
        _users = users;
        _requests = new RequestGate(options.Sessions.CallsInFlight);
        _joins = new SessionJoins(this, node, options.Sessions.MaxJoins);
    }

    public override IReadOnlyList<ActorAddress> Joins => _joins.Addresses;

    /// <summary>Called once, when the session is over.</summary>
    public Action<DisconnectReason>? Ended { get; set; }

    public void Send(Frame frame) => _link.TrySend(Outgoing.Required(frame));

    public void Send(Outgoing outgoing) => _link.TrySend(outgoing);

    /// <summary>Takes one message; completes when the session may be handed the next one.</summary>
    public async ValueTask HandleAsync(ClientMessage message)
    {
        switch (message)
        {
            case Ping:
                Send(ServerMessages.Pong(_node.Time.GetUtcNow()));
                break;
            case Bye:
                _link.Close(CloseCode.Normal, "");
                End(DisconnectReason.Bye);
                break;
            case IIdentified request:
                await AcceptAsync(request.Id, message).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>An actor dropped the connection.</summary>
    public void Dropped(SessionConnection connection, string code, string message)
    {
        _joins.Remove(connection);
        Send(ServerMessages.Left(null, connection.Address, code, message));
    }

    public override void Kick(string code, string message)
    {
        _link.Close(CloseCode.Forbidden with { Bye = code }, message);
        End(DisconnectReason.Kicked);
    }

    /// <summary>The session is over, with the link or before it; the first call counts.</summary>
    public void End(DisconnectReason reason)
    {
        if (Interlocked.Exchange(ref _over, 1) != 0) return;
        foreach (var stream in _streams) stream.Dispose();
        _joins.End(reason);
        _requests.End();
        Ended?.Invoke(reason);
    }

    private async ValueTask AcceptAsync(long id, ClientMessage request)
    {
        try
        {
            if (id <= _lastId) throw new CodedException(ErrorCodes.BadMessage, $"'id' must rise: {_lastId} was the last.");
            _lastId = id;
            await DispatchAsync(request).ConfigureAwait(false);
        }
        catch (CodedException e)
        {
            Send(ServerMessages.Error(id, e.Error));
        }
    }

    private ValueTask DispatchAsync(ClientMessage request)
    {
        switch (request)
        {
            case Join join:
                return JoinAsync(join);
            case Leave leave:
                return LeaveAsync(leave);
            case Listen listen:
                return ListenAsync(listen);
            case Call call:
                return CallAsync(call);
            case Auth auth:
                Renew(auth);
                return default;
            default:
                throw new CodedException(ErrorCodes.BadMessage, "This server takes no server events.");
        }
    }
}
