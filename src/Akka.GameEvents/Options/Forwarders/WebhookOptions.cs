using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.server-events.forwarders.NAME.webhook</c>.</summary>
public sealed record WebhookOptions
{
    /// <summary>Where batches are posted to, an address that begins with https, or with http if it is of this machine or the server is one of Development. Default null.</summary>
    public string? Url { get; init; }

    /// <summary>Whether a body is one JSON array, json, or has an event a line, ndjson. Default json.</summary>
    public WebhookFormat Format { get; init; } = WebhookFormat.Json;

    /// <summary>
    /// What requests are signed with, as Standard Webhooks says: whsec_ and 24 to 64 bytes in base64, or at least 32 bytes of UTF-8; null for no
    /// signature. Default null.
    /// </summary>
    [Secret]
    public string? HmacKey { get; init; }

    /// <summary>Headers of each request, as name = value. Default empty.</summary>
    [Secret]
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
