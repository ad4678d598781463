using Akka.GameEvents.Emits;

namespace Akka.GameEvents;

/// <summary>Whom an event is for. Where none is given, it is for every connection of the actor, parked ones included.</summary>
public sealed class Audience
{
    private Audience(AudienceKind kind) => Kind = kind;

    internal AudienceKind Kind { get; }

    /// <summary>The one that is left out.</summary>
    internal Connection? Connection { get; private init; }

    internal IReadOnlyCollection<Connection> Connections { get; private init; } = [];

    internal Func<Connection, bool> Predicate { get; private init; } = static _ => true;

    internal IReadOnlyCollection<string> UserIds { get; private init; } = [];

    internal static Audience Everyone { get; } = new(AudienceKind.Everyone);

    /// <summary>Everyone on the server, in whatever actor: the stream <c>global</c>.</summary>
    public static Audience Global { get; } = new(AudienceKind.Global);

    /// <summary>These users' streams: they receive it in whatever room, on whatever device. Each user once.</summary>
    public static Audience Users(params IEnumerable<string> userIds) =>
        new(AudienceKind.Users) { UserIds = userIds.Distinct(StringComparer.Ordinal).ToArray() };

    /// <summary>That one connection.</summary>
    public static implicit operator Audience(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new Audience(AudienceKind.Some) { Connections = [connection] };
    }

    /// <summary>These connections of the actor, each once.</summary>
    public static Audience Of(params IEnumerable<Connection> connections) =>
        new(AudienceKind.Some) { Connections = connections.Distinct().ToArray() };

    internal static Audience EveryoneBut(Connection? connection) =>
        connection is null ? Everyone : new Audience(AudienceKind.EveryoneBut) { Connection = connection };

    internal static Audience Where(Func<Connection, bool> predicate) => new(AudienceKind.Where) { Predicate = predicate };
}
