namespace Akka.GameEvents.Soak.Truth;

/// <summary>For whom an event is, as its own payload tells.</summary>
/// <param name="Kind">The sort of audience.</param>
/// <param name="Name">The connection, the team or the category.</param>
internal readonly record struct Audience(AudienceKind Kind, string Name = "")
{
    public static Audience Everyone { get; } = new(AudienceKind.Everyone);

    /// <summary>Whether a newcomer who goes on from a position is handed it too.</summary>
    public bool IsPublic => Kind is AudienceKind.Everyone or AudienceKind.EveryoneBut;

    public bool Includes(Member member) => Kind switch
    {
        AudienceKind.Everyone => true,
        AudienceKind.EveryoneBut => member.Connection != Name,
        AudienceKind.Connection => member.Connection == Name,
        AudienceKind.Team => member.Team == Name,
        _ => member.Category == Name,
    };
}

internal enum AudienceKind
{
    Everyone,
    EveryoneBut,
    Connection,
    Team,
    Category,
}

/// <summary>What decides whether an event is for a client.</summary>
/// <param name="Connection">Its connection to the actor; null in a stream.</param>
/// <param name="Team">Its group in game rooms.</param>
/// <param name="Category">What it reads in news rooms.</param>
internal sealed record Member(string? Connection, string Team, string Category);
