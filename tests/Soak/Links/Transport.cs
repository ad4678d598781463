namespace Akka.GameEvents.Soak.Links;

/// <summary>The ways to carry a session.</summary>
internal enum Transport
{
    WebSocket,
}

internal static class Transports
{
    /// <summary>Opens a link and says hello; null when that fails.</summary>
    public static Task<ILink?> TryOpenAsync(Transport transport, Uri server, string hello) => transport switch
    {
        _ => WebSocketLink.TryOpenAsync(server, hello),
    };
}
