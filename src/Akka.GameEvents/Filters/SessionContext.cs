using System.Net;

namespace Akka.GameEvents;

/// <summary>A client that is about to open a session, or has opened it.</summary>
public sealed class SessionContext
{
    internal SessionContext(string sessionId, GameUser user, string transport, IPAddress? remoteAddress, IServiceProvider services) =>
        (SessionId, User, Transport, RemoteAddress, Services) = (sessionId, user, transport, remoteAddress, services);

    /// <summary>Names the session in logs and in <see cref="IGameSessions"/>.</summary>
    public string SessionId { get; }

    /// <summary>Who it is. A filter may put another description of the same user in its place: with further roles, say.</summary>
    public GameUser User
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (field is not null && value.Id != field.Id) throw new ArgumentException("A session's user keeps its id.", nameof(value));
            field = value;
        }
    }

    /// <summary>How the client is connected: <c>websocket</c>, <c>sse</c>, <c>longpolling</c> or <c>shortpolling</c>.</summary>
    public string Transport { get; }

    /// <summary>The client's address, as a trusted proxy tells it; null when it came over a socket of this machine.</summary>
    public IPAddress? RemoteAddress { get; }

    /// <summary>Services that live as long as the filters run.</summary>
    public IServiceProvider Services { get; }
}
