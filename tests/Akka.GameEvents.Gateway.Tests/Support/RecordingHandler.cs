using System.Text;
using System.Threading.Channels;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.WebSockets;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>Keeps what a link tells its handler.</summary>
internal sealed class RecordingHandler(Link link) : ILinkHandler
{
    private readonly Channel<string> _packets = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<LinkEnding> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Link Link => link;

    public long LastHeard => ((WebSocketLink)link).LastHeard;

    public bool AwaitsHello { get; set; }

    /// <summary>Runs for each packet, before it is kept.</summary>
    public Func<ReadOnlyMemory<byte>, ValueTask>? OnPacket { get; set; }

    public Task<LinkEnding> Closed => _closed.Task;

    public async ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
    {
        if (OnPacket is { } handle)
            await handle(packet);
        _packets.Writer.TryWrite(Encoding.UTF8.GetString(packet.Span));
    }

    /// <summary>How often there was room again.</summary>
    public int Rooms { get; private set; }

    public void OnRoom() => Rooms++;

    public void OnClosed(LinkEnding end)
    {
        Assert.True(_closed.TrySetResult(end));
        _packets.Writer.Complete();
    }

    public ValueTask<string> NextPacketAsync() => _packets.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Packets that nobody asked for yet; only once the link has ended.</summary>
    public IReadOnlyList<string> Rest()
    {
        Assert.True(Closed.IsCompleted);
        var rest = new List<string>();
        while (_packets.Reader.TryRead(out var packet))
            rest.Add(packet);
        return rest;
    }
}
