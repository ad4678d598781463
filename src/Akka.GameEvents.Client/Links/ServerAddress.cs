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
    public static Uri WebSocket(Uri server) => Below(server, IsSecure(server) ? "wss" : "ws", "v1/ws");

    /// <summary>What is to be asked for by HTTP below a server's address.</summary>
    /// <param name="path">With its query, if it has one.</param>
    public static Uri Http(Uri server, string path) => Below(server, IsSecure(server) ? "https" : "http", path);

    private static Uri Below(Uri server, string scheme, string path)
    {
        var root = server.AbsolutePath.TrimEnd('/') + "/";
        return new Uri(new UriBuilder(server) { Scheme = scheme, Path = root, Query = "", Fragment = "" }.Uri, path);
    }

    private static Uri? TryParse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss" ? uri : null;

    private static bool IsSecure(Uri uri) => uri.Scheme is "https" or "wss";
}
