using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Connections;

/// <summary>A session's membership in one actor. It outlives the actor's incarnations; <see cref="Connection"/> is one incarnation's view of it.</summary>
internal sealed class Member(string id, GameSession session, ConnectionPort port, RawJson parameters)
{
    public const int NotLive = -1;

    public string Id { get; } = id;

    public GameSession Session { get; } = session;

    public ConnectionPort Port { get; } = port;

    public RawJson Parameters { get; } = parameters;

    /// <summary>The slot in the actor's log; <see cref="NotLive"/> until the connection is joined.</summary>
    public int Slot { get; set; } = NotLive;

    /// <summary>Whether the client is there, as far as the actor has been told.</summary>
    public bool IsLinked { get; set; } = true;

    public object? State { get; set; }

    public HashSet<string>? Groups { get; set; }
}
