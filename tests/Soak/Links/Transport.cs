namespace Akka.GameEvents.Soak.Links;

/// <summary>The ways to carry a session.</summary>
internal enum Transport
{
    WebSocket,
    Sse,
    LongPolling,
    ShortPolling,
}

internal static class Transports
{
    /// <summary>Opens a link and says hello; null when that fails.</summary>
    public static Task<ILink?> TryOpenAsync(Transport transport, Uri server, string hello) => transport switch
    {
        Transport.WebSocket => WebSocketLink.TryOpenAsync(server, hello),
        Transport.Sse => HttpLink.TryOpenAsync(new SseLink(server), hello),
        Transport.LongPolling => HttpLink.TryOpenAsync(new PollLink(server, TimeSpan.FromSeconds(2), TimeSpan.Zero), hello),
        _ => HttpLink.TryOpenAsync(new PollLink(server, TimeSpan.Zero, TimeSpan.FromMilliseconds(300)), hello),
    };
}
