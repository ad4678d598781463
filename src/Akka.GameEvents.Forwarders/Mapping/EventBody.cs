using System.Net;

namespace Akka.GameEvents.Forwarders.Mapping;

/// <summary>An event as it is sent and written, in JSON: docs/server-events.md has its form. What is null is left out.</summary>
internal sealed record EventBody(
    string Id,
    string Name,
    IReadOnlyDictionary<string, string> Properties,
    DateTimeOffset Timestamp,
    DateTimeOffset ReceivedAt,
    bool External,
    string? User = null,
    string? Session = null,
    string? Address = null)
{
    /// <summary>All that is known of an event; of its user the id only.</summary>
    public static EventBody Of(ServerEvent happening) => new(
        happening.Id,
        happening.Name,
        happening.Properties,
        happening.Timestamp.ToUniversalTime(),
        happening.ReceivedAt,
        happening.External,
        happening.User?.Id,
        happening.SessionId,
        happening.RemoteAddress?.ToString());

    /// <summary>The event again.</summary>
    public ServerEvent ToEvent() => new(Name, Properties, Id)
    {
        Timestamp = Timestamp,
        ReceivedAt = ReceivedAt,
        External = External,
        User = User is null ? null : new GameUser(User),
        SessionId = Session,
        RemoteAddress = Address is null ? null : IPAddress.Parse(Address),
    };
}
