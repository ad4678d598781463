using System.Text.Json;

namespace Akka.GameEvents;

/// <summary>Who is behind a session: the subject of its token, or a guest.</summary>
public sealed class GameUser
{
    /// <summary>The beginning of every guest's <see cref="Id"/>; a token with such a subject is refused.</summary>
    public const string GuestPrefix = "guest-";

    private static readonly Dictionary<string, JsonElement> NoClaims = [];

    /// <summary>A user as a verified token describes it.</summary>
    /// <param name="id">The token's subject.</param>
    /// <param name="roles">Roles that an action's ACL may name; none when null.</param>
    /// <param name="name">A name to show, or null.</param>
    /// <param name="claims">All claims of the token; none when null.</param>
    public GameUser(
        string id,
        IReadOnlyList<string>? roles = null,
        string? name = null,
        IReadOnlyDictionary<string, JsonElement>? claims = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Roles = roles ?? [];
        Name = name;
        Claims = claims ?? NoClaims;
    }

    /// <summary>The user's id; the same in all sessions and on all devices.</summary>
    public string Id { get; }

    /// <summary>The roles that the token grants; empty for a guest.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>The token's <c>name</c> claim, or null.</summary>
    public string? Name { get; }

    /// <summary>All claims of the token by name; empty for a guest.</summary>
    public IReadOnlyDictionary<string, JsonElement> Claims { get; }

    /// <summary>True when no token was shown; such a user may run only actions whose ACL is <c>"*"</c>.</summary>
    public bool IsGuest => Id.StartsWith(GuestPrefix, StringComparison.Ordinal);

    /// <summary>Whether the token grants <paramref name="role"/>; compares ordinally.</summary>
    public bool IsInRole(string role) => Roles.Contains(role, StringComparer.Ordinal);
}
