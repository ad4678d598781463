namespace Akka.GameEvents.Client;

/// <summary>What happened, told to the server: it is processed there in the background, and forwarded to third parties.</summary>
public sealed record ServerEvent
{
    /// <summary>Makes an event.</summary>
    /// <param name="name">1 to 128 bytes.</param>
    /// <param name="properties">At most 64.</param>
    /// <exception cref="ArgumentException">Two properties have the same name.</exception>
    public ServerEvent(string name, params (string Name, string Value)[] properties)
    {
        Name = name;
        Properties = properties.ToDictionary(each => each.Name, each => each.Value);
    }

    /// <summary>1 to 128 bytes.</summary>
    public string Name { get; init; }

    /// <summary>At most 64.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>When it happened. Default: when the server receives it, which may be long after.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>
    /// At most 128 bytes. What the server knows already under this id of the same user is not taken twice. Default: one that is like no
    /// other.
    /// </summary>
    public string? Id { get; init; }
}
