using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Tokens;

/// <summary>
/// The compact serialization of a JWS (RFC 7515 §3.1), taken apart but not believed: only <see cref="IsSignedBy"/> makes its payload a
/// statement of anyone.
/// </summary>
internal sealed class CompactJws
{
    /// <summary>A longer token is refused before it is looked at.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Levels of JSON in header and payload.</summary>
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly byte[] _signingInput;
    private readonly byte[] _signature;
    private readonly byte[] _payload;

    private CompactJws(JsonElement header, byte[] signingInput, byte[] payload, byte[] signature)
    {
        Header = header;
        _signingInput = signingInput;
        _payload = payload;
        _signature = signature;
    }

    /// <summary>The header, a JSON object.</summary>
    public JsonElement Header { get; }

    /// <summary>Takes a token apart; false when it is not three parts of strict base64url with a JSON object for a header.</summary>
    public static bool TryParse(string token, [NotNullWhen(true)] out CompactJws? jws)
    {
        jws = null;
        var parts = token.Length <= MaxLength ? token.Split('.', 4) : [];
        if (parts.Length != 3
            || !TryDecode(parts[0], out var header)
            || !TryDecode(parts[1], out var payload)
            || !TryDecode(parts[2], out var signature)
            || !TryObject(header, out var members))
            return false;

        jws = new CompactJws(members, Encoding.ASCII.GetBytes(token, 0, parts[0].Length + 1 + parts[1].Length), payload, signature);
        return true;
    }

    /// <summary>Makes a token of a header and a payload.</summary>
    public static string Create(TokenKey key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        var input = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{input}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(input)))}";
    }

    /// <summary>Whether the key made the signature.</summary>
    public bool IsSignedBy(TokenKey key) => key.Verify(_signingInput, _signature);

    /// <summary>The payload's members; false when it is not a JSON object.</summary>
    public bool TryPayload(out JsonElement members) => TryObject(_payload, out members);

    /// <summary>
    /// Strict: no padding and no white space, and the decoder refuses bits that count for nothing; so no two texts are one token.
    /// </summary>
    private static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.AsSpan().ContainsAnyExcept(Alphabet))
            return false;
        var decoded = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, decoded, out _, out var length) != OperationStatus.Done)
            return false;
        bytes = decoded[..length];
        return true;
    }

    private static bool TryObject(byte[] utf8, out JsonElement members)
    {
        members = default;
        if (!RawJson.TryFrom(utf8, out var json))
            return false;
        try
        {
            using var document = JsonDocument.Parse(json.Utf8, Strict);
            members = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return false;
        }

        return members.ValueKind == JsonValueKind.Object;
    }
}
