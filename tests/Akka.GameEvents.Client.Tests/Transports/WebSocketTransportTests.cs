using System.Net.WebSockets;
using System.Text;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Transports;

/// <summary>The transport over real sockets: what the links of the other tests take for granted.</summary>
public class WebSocketTransportTests
{
    private const int MaxBytes = 100_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_AtTheServersAddress_AsksForPathAndSubprotocol()
    {
        var asked = new TaskCompletionSource<string>();
        await using var server = await WebSocketServer.StartAsync((socket, context) =>
        {
            asked.SetResult($"{context.Request.Path} {socket.SubProtocol}");
            return Task.CompletedTask;
        });
        var transport = new WebSocketTransport(MaxBytes);
        await transport.OpenAsync(server.Address);
        Assert.Equal("/v1/ws gameevents.v1.json", await asked.Task);
        await transport.CloseAsync(CloseCodes.Normal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4_096)]
    [InlineData(MaxBytes)]
    public async Task Receive_PacketInPieces_IsWholeAndItsOwn(int length)
    {
        var packet = Encoding.UTF8.GetBytes(new string('x', length));
        await using var server = await WebSocketServer.StartAsync(async (socket, _) =>
        {
            await socket.SendAsync(packet.AsMemory(0, length / 3), WebSocketMessageType.Text, endOfMessage: false, Stop);
            await socket.SendAsync(packet.AsMemory(length / 3), WebSocketMessageType.Text, endOfMessage: true, Stop);
            await socket.SendAsync("y"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Stop);
        });
        var transport = await OpenAsync(server);
        var first = await transport.ReceiveAsync();
        Assert.Equal("y"u8.ToArray(), (await transport.ReceiveAsync()).Packet.ToArray());
        Assert.Equal(packet, first.Packet.ToArray());
        await transport.CloseAsync(CloseCodes.Normal);
    }

    [Fact]
    public async Task Receive_PacketOverTheBound_EndsTheLinkWithTooBig()
    {
        await using var server = await WebSocketServer.StartAsync((socket, _) =>
            socket.SendAsync(new byte[MaxBytes + 1], WebSocketMessageType.Text, endOfMessage: false, Stop));
        var transport = await OpenAsync(server);
        Assert.Equal(CloseCodes.TooBig, (await transport.ReceiveAsync()).CloseCode);
        await transport.CloseAsync(CloseCodes.TooBig);
    }

    [Fact]
    public async Task Receive_BinaryFrame_IsNoPacket()
    {
        await using var server = await WebSocketServer.StartAsync((socket, _) =>
            socket.SendAsync("{\"t\":\"pong\"}"u8.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, Stop));
        var transport = await OpenAsync(server);
        Assert.Null(PacketReader.Read((await transport.ReceiveAsync()).Packet));
        await transport.CloseAsync(CloseCodes.Normal);
    }

    [Theory]
    [InlineData(1000, CloseCodes.NoStatus)]
    [InlineData(1001, 1001)]
    [InlineData(4009, 4009)]
    public async Task Receive_Close_IsItsCode(int code, int expected)
    {
        await using var server = await WebSocketServer.StartAsync((socket, _) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "why", Stop));
        var transport = await OpenAsync(server);
        Assert.Equal(expected, (await transport.ReceiveAsync()).CloseCode);
        await transport.CloseAsync(CloseCodes.Normal);
    }

    [Fact]
    public async Task Receive_ConnectionCut_Throws()
    {
        await using var server = await WebSocketServer.StartAsync(async (socket, context) =>
        {
            await socket.ReceiveAsync(new byte[10].AsMemory(), Stop);
            context.Abort();
        });
        var transport = await OpenAsync(server);
        await transport.SendAsync("x"u8.ToArray());
        await Assert.ThrowsAnyAsync<Exception>(transport.ReceiveAsync);
        await transport.CloseAsync(CloseCodes.Normal);
    }

    [Fact]
    public async Task Close_WhileReceiving_TellsTheCodeAndEndsTheWait()
    {
        var told = new TaskCompletionSource<WebSocketCloseStatus?>();
        await using var server = await WebSocketServer.StartAsync(async (socket, _) =>
        {
            var received = await socket.ReceiveAsync(new byte[10].AsMemory(), Stop);
            told.SetResult(received.MessageType == WebSocketMessageType.Close ? socket.CloseStatus : null);
        });
        var transport = await OpenAsync(server);
        var waiting = transport.ReceiveAsync();
        await transport.CloseAsync(CloseCodes.HeartbeatTimeout);
        Assert.Equal((WebSocketCloseStatus)CloseCodes.HeartbeatTimeout, await told.Task);
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }

    [Fact]
    public async Task Close_Normal_SaysByeFirst()
    {
        var said = new TaskCompletionSource<string>();
        await using var server = await WebSocketServer.StartAsync(async (socket, _) =>
        {
            var buffer = new byte[100];
            var received = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
            said.SetResult(Encoding.UTF8.GetString(buffer, 0, received.Count));
        });
        var transport = await OpenAsync(server);
        await transport.CloseAsync(CloseCodes.Normal);
        Assert.Equal("""{"t":"bye"}""", await said.Task);
    }

    [Fact]
    public async Task Close_NeverOpened_DoesNothing() => await new WebSocketTransport(MaxBytes).CloseAsync(CloseCodes.HandshakeTimeout);

    private static async Task<WebSocketTransport> OpenAsync(WebSocketServer server)
    {
        var transport = new WebSocketTransport(MaxBytes);
        await transport.OpenAsync(server.Address);
        return transport;
    }
}
