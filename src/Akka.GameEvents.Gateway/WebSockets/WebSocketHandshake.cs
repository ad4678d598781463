using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>The opening handshake: RFC 6455 §4.2 over HTTP/1.1, RFC 8441 over HTTP/2.</summary>
internal static class WebSocketHandshake
{
    /// <summary>The packets of protocol v1 as JSON text. Others than browsers may leave it out.</summary>
    public const string Subprotocol = "gameevents.v1.json";

    private const string Version = "13";
    private static readonly byte[] KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8.ToArray();

    /// <summary>
    /// Switches the request to a WebSocket. Null when it is none that can be served: the response then has its status, 400 or, for
    /// another version of the WebSocket protocol, 426.
    /// </summary>
    public static async Task<Stream?> AcceptAsync(HttpContext context, string served)
    {
        var connect = context.Features.Get<IHttpExtendedConnectFeature>();
        var overHttp2 = connect is { IsExtendedConnect: true };
        var upgrade = overHttp2 ? null : context.Features.Get<IHttpUpgradeFeature>();
        var headers = context.Request.Headers;
        string? key = null;
        var known = overHttp2
            ? string.Equals(connect!.Protocol, "websocket", StringComparison.OrdinalIgnoreCase)
            : upgrade is { IsUpgradableRequest: true } && HttpMethods.IsGet(context.Request.Method)
                && HasToken(headers[HeaderNames.Upgrade], "websocket", StringComparison.OrdinalIgnoreCase)
                && TryReadKey(headers[HeaderNames.SecWebSocketKey], out key);
        if (!known || !TryChooseSubprotocol(headers[HeaderNames.SecWebSocketProtocol], served, out var subprotocol))
            return Refuse(context, StatusCodes.Status400BadRequest);
        if (headers[HeaderNames.SecWebSocketVersion] != Version)
        {
            context.Response.Headers[HeaderNames.SecWebSocketVersion] = Version;
            return Refuse(context, StatusCodes.Status426UpgradeRequired);
        }

        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (subprotocol is not null)
            context.Response.Headers[HeaderNames.SecWebSocketProtocol] = subprotocol;
        if (overHttp2)
            return await connect!.AcceptAsync().ConfigureAwait(false);

        context.Response.Headers[HeaderNames.Upgrade] = "websocket";
        context.Response.Headers[HeaderNames.SecWebSocketAccept] = Accept(key!);
        return await upgrade!.UpgradeAsync().ConfigureAwait(false);
    }

    private static Stream? Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return null;
    }

    private static bool HasToken(IEnumerable<string?> header, string token, StringComparison comparison) =>
        header.Any(line => line is not null && line.Split(',', StringSplitOptions.TrimEntries).Any(t => t.Equals(token, comparison)));

    private static bool TryReadKey(string? header, [NotNullWhen(true)] out string? key)
    {
        key = header?.Trim();
        Span<byte> nonce = stackalloc byte[16];
        return key is { Length: 24 } && Convert.TryFromBase64String(key, nonce, out var length) && length == nonce.Length;
    }

    /// <summary>False when the client offers subprotocols and the served one is not among them: it could not read what we send.</summary>
    private static bool TryChooseSubprotocol(StringValues header, string served, out string? chosen)
    {
        chosen = HasToken(header, served, StringComparison.Ordinal) ? served : null;
        return chosen is not null || header.Count == 0;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1; nothing is secured by it.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData([.. Encoding.ASCII.GetBytes(key), .. KeySuffix]));
}
