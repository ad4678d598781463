namespace Akka.GameEvents.Client;

/// <summary>What carries a link, best first (docs/protocol.md §5).</summary>
public enum Transport
{
    /// <summary>One WebSocket.</summary>
    WebSocket,

    /// <summary>Server-sent events down, requests up.</summary>
    Sse,

    /// <summary>Requests that the server answers when it has something to tell.</summary>
    LongPolling,

    /// <summary>Requests every few seconds: what the server has to tell comes as late.</summary>
    ShortPolling,
}
