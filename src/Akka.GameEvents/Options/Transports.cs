namespace Akka.GameEvents.Options;

/// <summary>The transports by the names that settings, metrics and clients have for them.</summary>
internal static class Transports
{
    public const string WebSocket = "websocket";
    public const string Sse = "sse";
    public const string LongPolling = "longpolling";
    public const string ShortPolling = "shortpolling";

    public static IReadOnlyList<string> All { get; } = [WebSocket, Sse, LongPolling, ShortPolling];
}
