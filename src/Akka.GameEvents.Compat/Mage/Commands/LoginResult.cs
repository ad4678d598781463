using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>Reads what a command that opens a session answers: a user's id, or <c>{userId, roles?, name?}</c>.</summary>
internal static class LoginResult
{
    /// <summary>The user; null when the result names none.</summary>
    public static GameUser? Read(RawJson result)
    {
        var value = JsonElement.Parse(result.Utf8.Span);
        if (value.ValueKind == JsonValueKind.String) return UserOf(value, null, null);
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("userId", out var id)) return null;
        value.TryGetProperty("roles", out var roles);
        value.TryGetProperty("name", out var name);
        return UserOf(id, roles.ValueKind == JsonValueKind.Array ? [.. roles.EnumerateArray().Select(TextOf).OfType<string>()] : null, TextOf(name));
    }

    private static GameUser? UserOf(JsonElement id, IReadOnlyList<string>? roles, string? name) =>
        TextOf(id) is { Length: > 0 } text && ActorAddress.TryCreate(ActorAddress.UserType, [text], out _) ? new GameUser(text, roles, name) : null;

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
