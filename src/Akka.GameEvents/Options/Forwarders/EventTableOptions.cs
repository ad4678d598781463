using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.postgres</c>.</summary>
public sealed record EventTableOptions
{
    /// <summary>The database, in the words of Npgsql, such as Host=localhost;Database=game;Username=game. Default null.</summary>
    [Secret]
    public string? ConnectionString { get; init; }

    /// <summary>The table, with or without its schema, in lower case. Default gameevents_events.</summary>
    public string Table { get; init; } = "gameevents_events";

    /// <summary>Whether the table is created when it is not there. Default on.</summary>
    public bool CreateTable { get; init; } = true;
}
