namespace Akka.GameEvents.Client;

/// <summary>
/// One stream of server-sent events. Its first bytes prove it: a proxy that buffers keeps them back. When it breaks, the session is resumed,
/// which also tells of what was lost with it, so there is no <c>Last-Event-ID</c>.
/// </summary>
internal sealed class SseDownlink(HttpLine line, ServerMessage welcome) : IDownlink
{
    private const int Chunk = 4 * 1024;

    private static readonly TimeSpan HeadersLimit = TimeSpan.FromSeconds(10);

    private readonly EventStreamReader _events = new(line.MaxBytes);
    private readonly byte[] _buffer = new byte[Chunk];
    private readonly TimeSpan _silence = Pulse.Bounded(welcome.Heartbeat) * 1.5; // the server comments on its own heartbeat
    private Stream? _stream;

    public async Task OpenAsync()
    {
        var name = welcome.Cursor is { } cursor ? $"?cursor={Uri.EscapeDataString(cursor)}" : "";
        _stream = await line.StreamAsync($"v1/sse{name}", HeadersLimit).ConfigureAwait(false);
        await ReadAsync().ConfigureAwait(false);
    }

    public async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        ReadOnlyMemory<byte> packet;
        while (!_events.TryTake(out packet))
            await ReadAsync().ConfigureAwait(false);
        return packet;
    }

    /// <summary>It flows by itself.</summary>
    public void Hasten()
    {
    }

    private async Task ReadAsync()
    {
        var count = await line.ReadAsync(_stream!, _buffer, _silence).ConfigureAwait(false);
        if (count == 0)
            throw new IOException("The stream ended.");
        _events.Feed(_buffer.AsSpan(0, count));
    }
}
