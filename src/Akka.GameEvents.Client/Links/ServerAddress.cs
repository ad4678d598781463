namespace Akka.GameEvents.Client;

/// <summary>The addresses of a server: <c>http://host:7350</c>, where https, ws and wss do as well.</summary>
internal static class ServerAddress
{
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public static Uri Parse(string url) =>
        TryParse(url)
        ?? throw new ArgumentException($"'{url}' is no address of a server; it should be like http://host:7350.", nameof(url));

    /// <summary>
    /// Where the server asks to come back to; null for what is no address, or would give up the encryption there is.
    /// </summary>
    public static Uri? Redirect(Uri from, string? url) =>
        url is not null && TryParse(url) is { } there && (IsSecure(there) || !IsSecure(from)) ? there : null;

    /// <summary>The WebSocket below a server's address.</summary>
    public static Uri WebSocket(Uri server)
    {
        var path = server.AbsolutePath.TrimEnd('/') + "/v1/ws";
        return new UriBuilder(server) { Scheme = IsSecure(server) ? "wss" : "ws", Path = path, Query = "", Fragment = "" }.Uri;
    }

    private static Uri? TryParse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss" ? uri : null;

    private static bool IsSecure(Uri uri) => uri.Scheme is "https" or "wss";
}
