using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>What a server offers.</summary>
/// <param name="Order">In which the transports are to be tried.</param>
/// <param name="PollWait">How long the server may hold a long poll.</param>
/// <param name="PollPause">Between two short polls.</param>
internal sealed record Offer(IReadOnlyList<Transport> Order, TimeSpan PollWait, TimeSpan PollPause)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Of a server that was not asked.</summary>
    public static Offer Default { get; } = new(
        [Transport.WebSocket, Transport.Sse, Transport.LongPolling, Transport.ShortPolling],
        TimeSpan.FromSeconds(25),
        TimeSpan.FromSeconds(5));

    /// <summary>The answer of <c>GET /v1/transports</c>; null when it is none, or names nothing that is known.</summary>
    public static Offer? Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var order = new List<Transport>();
            foreach (var each in document.RootElement.GetProperty("detect").EnumerateArray())
            {
                if (Named(each.GetString()) is { } transport && !order.Contains(transport))
                    order.Add(transport);
            }

            return order.Count == 0
                ? null
                : new Offer(
                    order,
                    Duration(document.RootElement, "longpolling", "heartbeat") ?? Default.PollWait,
                    Duration(document.RootElement, "shortpolling", "interval") ?? Default.PollPause);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Transport? Named(string? name) => name switch
    {
        "websocket" => Transport.WebSocket,
        "sse" => Transport.Sse,
        "longpolling" => Transport.LongPolling,
        "shortpolling" => Transport.ShortPolling,
        _ => null,
    };

    private static TimeSpan? Duration(JsonElement root, string of, string name) =>
        root.TryGetProperty(of, out var settings) && settings.TryGetProperty(name, out var value) && value.TryGetDouble(out var milliseconds)
        && milliseconds > 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, Longest.TotalMilliseconds))
            : null;
}
