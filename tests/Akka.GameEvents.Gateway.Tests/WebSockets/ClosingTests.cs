using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

public sealed class ClosingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4999)]
    public async Task Close_ByTheClient_IsAnsweredWithItsCodeAndNoBye(int code)
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await client.SendCloseAsync(code);

        var close = await client.ReadFrameAsync();
        Assert.Equal((Opcode.Close, code), (close.Opcode, close.CloseCode));
        await client.ExpectEndAsync();
        Assert.Equal(new LinkEnding(LinkEndCause.Client, code), await handler.Closed.WaitAsync(Stop));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Close_ByTheClientWithoutCode_IsTakenAsNormal()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await client.SendFrameAsync(Opcode.Close, []);

        Assert.Equal(1000, (await client.ReadFrameAsync()).CloseCode);
        await client.ExpectEndAsync();
        Assert.Equal(new LinkEnding(LinkEndCause.Client, 1000), await handler.Closed.WaitAsync(Stop));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Close_ByTheServer_ComesBehindAllThatWasSent()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        for (var i = 0; i < 50; i++)
            Assert.Equal(TellResult.Accepted, handler.Link.TrySend(Frames.Required($"{i}")));
        handler.Link.Close(CloseCode.Overloaded, "Full.", TimeSpan.FromSeconds(7));
        handler.Link.Close(CloseCode.Forbidden, "Too late to matter.");
        Assert.NotEqual(TellResult.Accepted, handler.Link.TrySend(Frames.Required("late")));
        Assert.False(handler.Link.IsOpen);

        for (var i = 0; i < 50; i++)
            Assert.Equal($"{i}", Frames.PayloadOf((await client.ReadFrameAsync()).Text));
        Assert.Equal("""{"t":"bye","code":"overloaded","message":"Full.","retry":7000}""", (await client.ReadFrameAsync()).Text);
        Assert.Equal(1013, (await client.ReadFrameAsync()).CloseCode);
        await client.SendTextAsync("unread");
        await client.SendFrameAsync(Opcode.Ping, []);
        await client.SendCloseAsync(1013);
        await client.ExpectEndAsync();
        Assert.Equal(new LinkEnding(LinkEndCause.Server, 1013), await handler.Closed.WaitAsync(Stop));
        Assert.Empty(handler.Rest());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Close_AnswerToTheClientsBye_HasNoByeOfItsOwn()
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        handler.Link.Close(CloseCode.Normal, "");

        Assert.Equal(1000, (await client.ReadFrameAsync()).CloseCode);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Close_ClientNeverAnswers_IsCutAfterTheTimeout()
    {
        var time = new ManualTime();
        await using var host = await GatewayHost.StartAsync(time: time);
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        handler.Link.Close(CloseCode.Replaced, "Another link took over.");
        await client.ExpectCloseAsync(4009, ErrorCodes.Replaced);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(handler.Closed.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new LinkEnding(LinkEndCause.Server, 4009), await handler.Closed.WaitAsync(Stop));
        await client.ExpectEndAsync();
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_LostWithoutAWord_EndsTheLink(bool reset)
    {
        await using var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync(socket => socket.LingerState = new(reset, 0));

        client.Dispose();

        Assert.Equal(new LinkEnding(LinkEndCause.Lost, null), await handler.Closed.WaitAsync(Stop));
        Assert.NotEqual(TellResult.Accepted, handler.Link.TrySend(Frames.Required("late")));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Handler_Throws_ClosesWithInternalErrorAndNoExceptionText()
    {
        await using var host = await GatewayHost.StartAsync(
            prepare: handler => handler.OnPacket = _ => throw new InvalidOperationException("secret"));
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await client.SendTextAsync("x");

        var bye = await client.ReadFrameAsync();
        Assert.Contains(ErrorCodes.InternalError, bye.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bye.Text, StringComparison.Ordinal);
        Assert.Equal(4500, (await client.ReadFrameAsync()).CloseCode);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Host_StopsAtOnce_EndsItsLinks()
    {
        var host = await GatewayHost.StartAsync();
        var (client, handler) = await host.ConnectAsync();
        using var _ = client;

        await host.DisposeAsync();

        await client.ExpectEndAsync();
        await handler.Closed.WaitAsync(Stop);
    }
}
