namespace Akka.GameEvents.Users;

/// <summary>A session that is open.</summary>
internal abstract class PresentSession(GameSession identity, string transport, DateTimeOffset since)
{
    public GameSession Identity { get; } = identity;

    public SessionInfo Info => new(Identity.Id, Identity.User, transport, since);

    /// <summary>Ends it for good, and tells the client why.</summary>
    public abstract void Kick(UserError reason);
}
