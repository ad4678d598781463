using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Akka.GameEvents.Protocol;

/// <summary>
/// The address of an actor or stream: a type and a key of up to 8 segments. Immutable. Two addresses are equal when their canonical
/// texts are (docs/protocol.md §1), so keys that only look alike (<c>["a,b"]</c>, <c>["a","b"]</c>, <c>["a/b"]</c>) never collide.
/// </summary>
public sealed class ActorAddress : IEquatable<ActorAddress>
{
    /// <summary>The most segments a key may have.</summary>
    public const int MaxSegments = 8;

    /// <summary>The most bytes a key may have: the UTF-8 of its segments before percent-encoding, separators not counted.</summary>
    public const int MaxKeyBytes = 256;

    /// <summary>The most characters a type name may have.</summary>
    public const int MaxTypeLength = 64;

    /// <summary>The type of the addresses of users' streams.</summary>
    public const string UserType = "user";

    private const string GlobalType = "global";

    private readonly string _text;

    private ActorAddress(string text, string type, string[] key)
    {
        _text = text;
        Type = type;
        Key = key.Length == 0 ? [] : Array.AsReadOnly(key);
    }

    /// <summary>The stream of events to everyone on the server.</summary>
    public static ActorAddress Global { get; } = new(GlobalType, GlobalType, []);

    /// <summary>The actor's type: <c>[A-Za-z][A-Za-z0-9_-]{0,63}</c>, case-sensitive.</summary>
    public string Type { get; }

    /// <summary>The key's segments, decoded; empty for an address without a key.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Whether this names a stream (<c>user</c> or <c>global</c>), which no client may join, leave or call.</summary>
    public bool IsReserved => Type is UserType or GlobalType;

    /// <summary>The stream of one user's events.</summary>
    /// <exception cref="ArgumentException">The id is longer than <see cref="MaxKeyBytes"/> or not valid Unicode.</exception>
    public static ActorAddress User(string userId) => Create(UserType, userId);

    /// <summary>Makes an address of a type and a key.</summary>
    /// <exception cref="ArgumentException">The type or the key is not of the form of docs/protocol.md §1.</exception>
    public static ActorAddress Create(string type, params IReadOnlyList<string> key) =>
        TryCreate(type, key, out var address)
            ? address
            : throw new ArgumentException(
                $"An address is a type of the form [A-Za-z][A-Za-z0-9_-]{{0,63}} and a key of at most {MaxSegments} segments "
                + $"with at most {MaxKeyBytes} bytes of valid Unicode in all.");

    /// <summary>Makes an address of a type and a key; false when either is not of the form of docs/protocol.md §1.</summary>
    public static bool TryCreate(string type, IReadOnlyList<string> key, [NotNullWhen(true)] out ActorAddress? address)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(key);
        address = null;
        if (!AddressText.IsType(type) || key.Count > MaxSegments)
            return false;
        if (key.Count == 0)
        {
            address = new ActorAddress(type, type, []);
            return true;
        }

        var segments = new string[key.Count];
        var text = new StringBuilder(type, type.Length + 32);
        var room = MaxKeyBytes;
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = key[i];
            if (segments[i] is null || !AddressText.TryAppend(text.Append('/'), segments[i], ref room))
                return false;
        }

        address = new ActorAddress(text.ToString(), type, segments);
        return true;
    }

    /// <summary>Reads an address in its canonical form; false for any other text, also for one that merely decodes to an address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ActorAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        var parts = text.Length <= AddressText.MaxLength ? text.Split('/', MaxSegments + 2) : [];
        if (parts.Length is 0 or > MaxSegments + 1 || !AddressText.IsType(parts[0]))
            return false;

        var room = MaxKeyBytes;
        for (var i = 1; i < parts.Length; i++)
        {
            if (!AddressText.TryDecode(parts[i], ref room, out var segment))
                return false;
            parts[i] = segment;
        }

        address = new ActorAddress(text, parts[0], parts[1..]);
        return true;
    }

    /// <summary>The canonical text, for example <c>chatRoom/a%2Fb</c>.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(ActorAddress? other) => other is not null && (ReferenceEquals(this, other) || _text == other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
