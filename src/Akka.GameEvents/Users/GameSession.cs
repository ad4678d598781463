namespace Akka.GameEvents.Users;

/// <summary>A session as actors see it: an identity, and what it may still create.</summary>
internal sealed class GameSession(string id, GameUser user)
{
    private int _created;

    /// <summary>Names the session in logs; it is not the secret that resumes it.</summary>
    public string Id { get; } = id;

    /// <summary>Changes only in claims and expiry, never in its id, when the client shows a newer token.</summary>
    public GameUser User { get; set; } = user;

    /// <summary>Takes one of the <paramref name="max"/> actors that a session may create in its life.</summary>
    public bool TryTakeCreation(int max)
    {
        if (Interlocked.Increment(ref _created) <= max) return true;
        Interlocked.Decrement(ref _created);
        return false;
    }

    public void GiveBackCreation() => Interlocked.Decrement(ref _created);
}
