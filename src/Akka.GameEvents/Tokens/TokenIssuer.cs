using System.Buffers;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Tokens;

/// <summary>Issues tokens with the first key that can sign.</summary>
internal sealed class TokenIssuer(TokenOptions options, TimeProvider time) : IGameTokens
{
    private static readonly string[] Own = ["sub", "uid", "iss", "aud", "iat"];

    public string Issue(string user, IReadOnlyDictionary<string, object?>? claims = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        if (!ActorAddress.TryCreate("user", [user], out _))
            throw new ArgumentException($"A user's id must have at most {ActorAddress.MaxKeyBytes} bytes of valid Unicode.", nameof(user));
        // Some clients look for the user in uid; it must not name another than sub does.
        if (claims?.FirstOrDefault(claim => Own.Contains(claim.Key) && !(claim.Key == "uid" && user.Equals(claim.Value))) is { Key: { } own })
            throw new ArgumentException($"The claim {own} is the server's to give.", nameof(claims));
        var key = options.Keys.FirstOrDefault(key => key.CanSign)
            ?? throw new InvalidOperationException(
                "No key can sign tokens: set gameevents.auth.hs256-key, or a private key in gameevents.auth.keys.");

        var token = CompactJws.Create(key, Header(key), Payload(user, claims ?? new Dictionary<string, object?>()));
        return new TokenVerifier(options, time).Verify(token).Refusal is null or TokenRefusal.Expired or TokenRefusal.NotYetValid
            ? token
            : throw new ArgumentException(
                "The claims make a token that would be refused: one is ill-typed, or they are too many or too deep.", nameof(claims));
    }

    private static ReadOnlySpan<byte> Header(TokenKey key)
    {
        var header = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(header);
        writer.WriteStartObject();
        writer.WriteString("alg", key.Algorithm);
        writer.WriteString("typ", "JWT");
        if (key.KeyId is not null)
            writer.WriteString("kid", key.KeyId);
        writer.WriteEndObject();
        writer.Flush();
        return header.WrittenSpan;
    }

    private ReadOnlySpan<byte> Payload(string user, IReadOnlyDictionary<string, object?> claims)
    {
        var now = time.GetUtcNow();
        var payload = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(payload);
        writer.WriteStartObject();
        writer.WriteString("sub", user);
        if (options.Issuer is not null)
            writer.WriteString("iss", options.Issuer);
        if (options.Audience is not null)
            writer.WriteString("aud", options.Audience);
        writer.WriteNumber("iat", now.ToUnixTimeSeconds());
        if (!claims.ContainsKey("exp"))
            writer.WriteNumber("exp", (now + options.Expiry).ToUnixTimeSeconds());
        foreach (var (name, value) in claims)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value is DateTimeOffset at ? at.ToUnixTimeSeconds() : value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return payload.WrittenSpan;
    }
}
