using System.Text;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class FramingTests
{
    private static readonly GameEventsOptions SmallMessages = new() { Links = new() { MaxMessageBytes = 20_000 } };

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(19_999)]
    [InlineData(20_000)]
    public async Task Text_UpToTheLimit_ReachesTheHandlerWhole(int length)
    {
        await using var host = await GatewayHost.StartAsync(SmallMessages);
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26)));

        await client.SendTextAsync(text);

        Assert.Equal(text, await handler.NextPacketAsync());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Text_OneByteAtATime_ReachesTheHandlerWhole()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        foreach (var b in RawClient.Encode(Opcode.Text, "höllo"u8.ToArray()))
            await client.SendAsync(new[] { b });

        Assert.Equal("höllo", await handler.NextPacketAsync());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Text_FragmentedWithPingBetween_IsOneMessageAndAPong()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;
        var euro = "€"u8.ToArray();

        await client.SendFrameAsync(Opcode.Text, [.. "a"u8, euro[0]], final: false);
        await client.SendFrameAsync(Opcode.Ping, "still here?"u8.ToArray());
        await client.SendFrameAsync(Opcode.Continuation, [], final: false);
        await client.SendFrameAsync(Opcode.Continuation, [.. euro[1..], .. "b"u8]);

        Assert.Equal("a€b", await handler.NextPacketAsync());
        var pong = await client.ReadFrameAsync();
        Assert.Equal((Opcode.Pong, "still here?"), (pong.Opcode, pong.Text));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Pong_Unasked_IsIgnored()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await client.SendFrameAsync(Opcode.Pong, "x"u8.ToArray());
        await client.SendTextAsync("after");

        Assert.Equal("after", await handler.NextPacketAsync());
    }

    public static TheoryData<string, int> Faults => new()
    {
        { "binary", 1003 },
        { "unmasked", 1002 },
        { "reserved bit", 1002 },
        { "reserved opcode", 1002 },
        { "continuation of nothing", 1002 },
        { "text inside a fragmented text", 1002 },
        { "fragmented ping", 1002 },
        { "long ping", 1002 },
        { "close with one byte", 1002 },
        { "close with a code that is never sent", 1002 },
        { "invalid utf-8", 1007 },
        { "utf-8 cut off at the end", 1007 },
        { "invalid utf-8 in a fragment", 1007 },
        { "too big", 1009 },
        { "too big in fragments", 1009 },
    };

    [Theory(Timeout = Deadline.Milliseconds)]
    [MemberData(nameof(Faults))]
    public async Task Fault_AnyKind_EndsWithByeAndItsCode(string fault, int code)
    {
        await using var host = await GatewayHost.StartAsync(SmallMessages);
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;
        await client.SendTextAsync("before");
        Assert.Equal("before", await handler.NextPacketAsync());

        foreach (var frame in FramesOf(fault))
            await client.SendAsync(frame);

        await client.ExpectCloseAsync(code, code == 1009 ? ErrorCodes.MessageTooBig : ErrorCodes.BadMessage);
        await client.TrySendAsync([.. RawClient.Encode(Opcode.Text, "after"u8.ToArray()), .. RawClient.EncodeClose(code)]);
        await client.ExpectEndAsync();
        Assert.Equal(new LinkEnding(LinkEndCause.Server, code), await handler.Closed.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Empty(handler.Rest());
        Assert.False(handler.Link.IsOpen);
    }

    private static IEnumerable<byte[]> FramesOf(string fault) => fault switch
    {
        "binary" => [RawClient.Encode(Opcode.Binary, [1, 2, 3])],
        "unmasked" => [RawClient.Encode(Opcode.Text, "longer than a mask"u8.ToArray(), masked: false)],
        "reserved bit" => [RawClient.Encode(Opcode.Text, "x"u8.ToArray(), reserved: 4)],
        "reserved opcode" => [RawClient.Encode(Opcode.Reserved, "x"u8.ToArray())],
        "continuation of nothing" => [RawClient.Encode(Opcode.Continuation, "x"u8.ToArray())],
        "text inside a fragmented text" =>
            [RawClient.Encode(Opcode.Text, "x"u8.ToArray(), final: false), RawClient.Encode(Opcode.Text, "y"u8.ToArray())],
        "fragmented ping" => [RawClient.Encode(Opcode.Ping, "x"u8.ToArray(), final: false)],
        "long ping" => [RawClient.Encode(Opcode.Ping, new byte[126])],
        "close with one byte" => [RawClient.Encode(Opcode.Close, [3])],
        "close with a code that is never sent" => [RawClient.Encode(Opcode.Close, [1005 >> 8, 1005 & 0xff])],
        "invalid utf-8" => [RawClient.Encode(Opcode.Text, [.. "x"u8, 0xff])],
        "utf-8 cut off at the end" => [RawClient.Encode(Opcode.Text, "€"u8[..2].ToArray())],
        "invalid utf-8 in a fragment" =>
            [RawClient.Encode(Opcode.Text, "€"u8[..2].ToArray(), final: false), RawClient.Encode(Opcode.Continuation, "x"u8.ToArray())],
        "too big" => [RawClient.Encode(Opcode.Text, Encoding.ASCII.GetBytes(new string('x', 20_001)))],
        "too big in fragments" =>
        [
            .. Enumerable.Range(0, 30).Select(i =>
                RawClient.Encode(i == 0 ? Opcode.Text : Opcode.Continuation, Encoding.ASCII.GetBytes(new string('x', 1000)), final: i == 29)),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
