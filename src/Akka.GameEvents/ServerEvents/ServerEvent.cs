using System.Net;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents;

/// <summary>
/// Something that happened and is worked on in the background: sent by a client, or published by the server's own code with
/// <see cref="IServerEvents"/>.
/// </summary>
public sealed record ServerEvent
{
    private static readonly Dictionary<string, string> NoProperties = [];

    /// <summary>An event of the server's own code, that has happened now.</summary>
    /// <param name="name">1 to 128 bytes.</param>
    /// <param name="properties">At most 64 names, of at most 128 bytes, with texts.</param>
    /// <exception cref="ArgumentException">A bound is passed.</exception>
    public ServerEvent(string name, IReadOnlyDictionary<string, string>? properties = null)
    {
        (Name, Properties) = (name, properties ?? NoProperties);
        EventRules.Check(this);
    }

    /// <inheritdoc cref="ServerEvent(string, IReadOnlyDictionary{string, string})"/>
    public ServerEvent(string name, params ReadOnlySpan<(string Name, string Value)> properties)
        : this(name, EventRules.ToDictionary(properties))
    {
    }

    /// <summary>Makes an event of which everything was checked already.</summary>
    internal ServerEvent(string name, IReadOnlyDictionary<string, string> properties, string id) => (Name, Properties, Id) = (name, properties, id);

    /// <summary>What happened, such as <c>purchase</c>.</summary>
    public string Name { get; }

    /// <summary>What is to be known about it.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>
    /// What it is told from its repetitions by, within <c>server-events.dedupe-window</c>, per user. Empty: it is given one of its own when it
    /// is accepted.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>When it happened by the sender's clock; when it was received if the sender does not say.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was accepted by the server's clock.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>True when a client sent it: what it says is the client's claim.</summary>
    public bool External { get; init; }

    /// <summary>Whose it is; null when the server's own code names nobody.</summary>
    public GameUser? User { get; init; }

    /// <summary>The session that sent it; null when it came without one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The client's address, as a trusted proxy tells it; null when no client sent it, or it came over a socket of this machine.</summary>
    public IPAddress? RemoteAddress { get; init; }

    /// <summary>A property.</summary>
    /// <exception cref="KeyNotFoundException">The event does not have it.</exception>
    public string this[string property] =>
        Properties.TryGetValue(property, out var value) ? value : throw new KeyNotFoundException($"The event '{Name}' has no property '{property}'.");
}
