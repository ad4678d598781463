using System.Text.Json;

namespace Akka.GameEvents.Tokens;

/// <summary>What a verified token says.</summary>
/// <param name="Subject">The user's id: <c>sub</c>, or <c>uid</c> in its place. It fits an address.</param>
/// <param name="ExpiresAt">When the token ends, without the clock skew.</param>
/// <param name="Roles">The user's roles; empty when the token names none.</param>
/// <param name="Name">The user's name, if the token has one.</param>
/// <param name="All">Every claim as it stands in the token.</param>
internal sealed record TokenClaims(
    string Subject, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles, string? Name, IReadOnlyDictionary<string, JsonElement> All);
