namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents</c>; each property has the key of its name in kebab-case.</summary>
public sealed record GameEventsOptions
{
    /// <summary>Who may come in.</summary>
    public AuthOptions Auth { get; init; } = new();

    /// <summary>Limits and times of sessions.</summary>
    public SessionsOptions Sessions { get; init; } = new();

    /// <summary>Limits and times of actors.</summary>
    public ActorsOptions Actors { get; init; } = new();

    /// <summary>Limits and times of links.</summary>
    public LinksOptions Links { get; init; } = new();

    /// <summary>What the logs of actors and streams keep.</summary>
    public LogOptions Log { get; init; } = new();

    /// <summary>Limits and times of server events, and where they go.</summary>
    public ServerEventsOptions ServerEvents { get; init; } = new();
}
