using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Users;

/// <summary>A session that is open.</summary>
internal abstract class PresentSession(GameSession identity, DateTimeOffset since)
{
    public GameSession Identity { get; } = identity;

    /// <summary>How the client is connected; null while it is away.</summary>
    public abstract string? Transport { get; }

    public DateTimeOffset Since { get; } = since;

    /// <summary>The actors that it has joined or is joining.</summary>
    public abstract IReadOnlyList<ActorAddress> Joins { get; }

    /// <summary>Ends it for good, and tells the client why.</summary>
    public abstract void Kick(string code, string message);
}
