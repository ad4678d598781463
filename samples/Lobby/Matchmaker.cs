namespace Akka.GameEvents.Samples.Lobby;

public record Lobby
{
    public int Opened { get; init; }
}

/// <summary>
/// Tells players which match to join: one with a free seat, or a new one. A seat is not kept: whoever is told <c>app.full</c> on joining
/// asks again.
/// </summary>
[Acl("*")]
public class Matchmaker(IActorDirectory directory) : GameActor<Lobby>
{
    /// <returns>The key of a match.</returns>
    [Action]
    public string FindMatch()
    {
        var free = directory.List<Match>()
            .Where(match => match.Connections is > 0 and < Match.Seats)
            .OrderByDescending(match => match.Connections)
            .FirstOrDefault();
        if (free is not null) return free.Key[0];
        State = State with { Opened = State.Opened + 1 };
        return NewId();
    }
}
