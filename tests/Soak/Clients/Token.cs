using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>A user's token: a compact JWS by HS256.</summary>
internal static class Token
{
    public static string For(string user, string key)
    {
        var expires = TimeProvider.System.GetUtcNow().AddHours(6).ToUnixTimeSeconds();
        var signed = $"{Part(new { alg = "HS256", typ = "JWT" })}.{Part(new { sub = user, exp = expires })}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
