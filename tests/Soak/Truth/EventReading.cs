using System.Text.Json;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What a logged event of the demo actors says of itself.</summary>
/// <param name="Tag">What tells it from all others of its log.</param>
/// <param name="Audience">For whom it is.</param>
internal sealed record EventReading(string Tag, Audience Audience)
{
    /// <summary>Null for an event that the checker knows nothing of.</summary>
    public static EventReading? Of(string name, JsonElement payload) => name switch
    {
        "ev" or "annoy" => new(Text(payload, "tag"), Audience.Everyone),
        "changed" => new(payload.GetProperty("value").GetRawText(), Audience.Everyone),
        "messageReceived" => new(Text(payload, "text"), Audience.Everyone),
        "userJoined" => new($"joined {Text(payload, "id")}", new Audience(AudienceKind.EveryoneBut, Text(payload, "id"))),
        "userLeft" => new($"left {Text(payload, "id")}", new Audience(AudienceKind.EveryoneBut, Text(payload, "id"))),
        "privateMessage" => Addressed(Text(payload, "text"), AudienceKind.Connection),
        "teamMessage" => Addressed(Text(payload, "text"), AudienceKind.Team),
        "newArticle" => new(Text(payload, "title"), new Audience(AudienceKind.Category, Text(payload, "category"))),
        _ => null,
    };

    /// <summary>A text that ends in the name of those whom it is for.</summary>
    private static EventReading Addressed(string text, AudienceKind kind) => new(text, new Audience(kind, text[(text.LastIndexOf(' ') + 1)..]));

    private static string Text(JsonElement payload, string member) => payload.GetProperty(member).GetString()!;
}
