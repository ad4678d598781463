using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Reads a request's body that may be compressed (RFC 9110 §8.4), never more of it than it may have, packed or not.</summary>
internal static class InflatedBody
{
    /// <summary>Whether bodies with the request's <c>Content-Encoding</c> are read: gzip, deflate, or none.</summary>
    public static bool Reads(HttpContext context) => EncodingOf(context) is "" or "identity" or "gzip" or "x-gzip" or "deflate";

    /// <summary>The body; null when it is larger than <paramref name="maxBytes"/>.</summary>
    /// <exception cref="InvalidDataException">The body is not packed as the request says.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int maxBytes)
    {
        if (await RequestBody.ReadAsync(context, maxBytes).ConfigureAwait(false) is not { } body) return null;
        return EncodingOf(context) switch
        {
            "gzip" or "x-gzip" => Inflate(new GZipStream(Packed(body), CompressionMode.Decompress), maxBytes),
            "deflate" => Inflate(new ZLibStream(Packed(body), CompressionMode.Decompress), maxBytes),
            _ => body,
        };
    }

    private static MemoryStream Packed(ReadOnlyMemory<byte> body) => new(body.ToArray(), writable: false);

    private static ReadOnlyMemory<byte>? Inflate(Stream inflated, int maxBytes)
    {
        using (inflated)
        {
            var buffer = new byte[maxBytes + 1];
            var length = inflated.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > maxBytes) return null;
            return buffer.AsMemory(0, length);
        }
    }

    private static string EncodingOf(HttpContext context) => context.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
}
