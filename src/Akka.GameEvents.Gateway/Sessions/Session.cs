using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>One client's presence: what it has joined, and what it waits for. Messages come one at a time, answers from any thread.</summary>
internal sealed partial class Session
{
    private readonly GameNode _node;
    private readonly GameEventsOptions _options;
    private readonly Link _link;
    private readonly UserVerifier _users;
    private readonly RequestGate _requests;
    private readonly SessionJoins _joins;
    private readonly List<IDisposable> _streams = [];
    private long _lastId;

    public Session(GameNode node, GameEventsOptions options, GameSession identity, Link link, UserVerifier users)
    {
        _node = node;
        _options = options;
        _link = link;
        _users = users;
        Identity = identity;
        _requests = new RequestGate(options.Sessions.CallsInFlight);
        _joins = new SessionJoins(this, node, options.Sessions.MaxJoins);
    }

    public GameSession Identity { get; }

    /// <summary>Called once, when the session is over.</summary>
    public Action<DisconnectReason>? Ended { get; set; }

    public void Send(Frame frame) => _link.TrySend(Outgoing.Required(frame));

    public void Send(Outgoing outgoing) => _link.TrySend(outgoing);

    /// <summary>Takes one message; completes when the session may be handed the next one.</summary>
    public ValueTask HandleAsync(ClientMessage message)
    {
        switch (message)
        {
            case Ping:
                Send(ServerMessages.Pong(_node.Time.GetUtcNow()));
                return default;
            case Bye:
                _link.Close(CloseCode.Normal, "");
                return default;
            case IIdentified { Id: var id } when id <= _lastId:
                Send(ServerMessages.Error(id, new GameError(ErrorCodes.BadMessage, $"'id' must rise: {_lastId} was the last.")));
                return default;
            case IIdentified identified:
                _lastId = identified.Id;
                return DispatchAsync(message);
            default:
                return default;
        }
    }

    /// <summary>An actor dropped the connection.</summary>
    public void Dropped(SessionConnection connection, string code, string message)
    {
        _joins.Remove(connection);
        Send(ServerMessages.Left(null, connection.Address, code, message));
    }

    /// <summary>Closes the link; the session ends with it.</summary>
    public void Close(CloseCode code, string message, TimeSpan? retry) => _link.Close(code, message, retry);

    /// <summary>The link is gone, and with it the session.</summary>
    public void End(DisconnectReason reason)
    {
        foreach (var stream in _streams) stream.Dispose();
        _joins.End(reason);
        _requests.End();
        Ended?.Invoke(reason);
    }

    private ValueTask DispatchAsync(ClientMessage message)
    {
        switch (message)
        {
            case Auth auth:
                Renew(auth);
                return default;
            case Leave leave:
                return LeaveAsync(leave);
            case Join join:
                return JoinAsync(join);
            case Listen listen:
                return ListenAsync(listen);
            case Call call:
                return CallAsync(call);
            default:
                Send(ServerMessages.Error(((IIdentified)message).Id, new GameError(ErrorCodes.BadMessage, "This server takes no server events.")));
                return default;
        }
    }
}
