using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Links;

public sealed class LinkTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Stage _stage = new();

    [Fact]
    public void Heartbeat_SilentLink_IsPingedThenDropped()
    {
        var (_, peer) = _stage.Join(Heartbeat(1_000));
        _stage.Advance(Second);
        peer.Expect("ping");
        _stage.Advance(Second / 2);
        Assert.Equal(CloseCodes.HeartbeatTimeout, peer.ClosedWith);
        Assert.Equal(LinkStatus.Waiting, _stage.Client.State.Status);
    }

    [Fact]
    public void Heartbeat_AnythingHeard_KeepsTheLink()
    {
        var (_, peer) = _stage.Join(Heartbeat(1_000));
        for (var i = 0; i < 10; i++)
        {
            _stage.Advance(Second * 0.9);
            peer.Event(null, "x", 1);
        }

        Assert.Equal(0, peer.Unread);
        _stage.Advance(Second);
        peer.Expect("ping");
        peer.Send(new { t = "pong", now = 1 });
        _stage.Advance(Second / 2);
        Assert.Equal(LinkStatus.Connected, _stage.Client.State.Status);
    }

    [Fact]
    public void Opening_NoWelcomeInTime_IsGivenUp()
    {
        _stage.General.Connect();
        _stage.Pump();
        var peer = _stage.Network.Accept();
        peer.Open();
        _stage.Advance(10 * Second);
        Assert.Equal(CloseCodes.HandshakeTimeout, peer.ClosedWith);
        Assert.Equal(LinkStatus.Waiting, _stage.Client.State.Status);
    }

    [Theory]
    [InlineData("no JSON", "{")]
    [InlineData("no object", "7")]
    [InlineData("no type", "{}")]
    [InlineData("more after it", """{"t":"pong"}{"t":"pong"}""")]
    [InlineData("an array with something else", """[{"t":"pong"},7]""")]
    [InlineData("an event without a name", """{"t":"event","a":"chatRoom/general","s":1}""")]
    [InlineData("a sequence that is none", """{"t":"event","a":"chatRoom/general","n":"x","s":"1"}""")]
    [InlineData("an answer to nothing", """{"t":"result","d":1}""")]
    [InlineData("binary", null)]
    public void Packet_ThatIsNone_DropsTheLinkAndFailsWhatWasUnanswered(string what, string? packet)
    {
        Assert.NotEmpty(what);
        var (room, peer) = _stage.Join();
        var call = room.CallAsync("f");
        if (packet is null) peer.SendBinary();
        else peer.SendText(packet);
        _stage.Pump();
        Assert.Equal(CloseCodes.BadMessage, peer.ClosedWith);
        Assert.Equal(GameErrorCodes.ConnectionLost, Failure.Of(call).Code);
        Assert.Equal(LinkStatus.Waiting, _stage.Client.State.Status);
    }

    [Theory]
    [InlineData("""{"t":"fireworks","a":7,"s":"x","streams":[1]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"z":{"t":"bye"},"now":[[]],"t":"pong"}""")]
    public void Packet_ThatSaysMoreThanIsKnown_IsIgnored(string packet)
    {
        var (_, peer) = _stage.Join();
        peer.SendText(packet);
        _stage.Pump();
        Assert.Equal(LinkStatus.Connected, _stage.Client.State.Status);
        Assert.Null(peer.ClosedWith);
    }

    [Fact]
    public void Message_BeforeWelcome_DropsTheLink()
    {
        _stage.General.Connect();
        _stage.Pump();
        var peer = _stage.Network.Accept();
        peer.Open();
        peer.Event(1, "x", 1);
        Assert.Equal(CloseCodes.BadMessage, peer.ClosedWith);
    }

    [Fact]
    public void StateChanged_FromFirstUseToTheEnd_TellsEveryState()
    {
        var (_, peer) = _stage.Join();
        peer.Cut();
        _stage.Return();
        _stage.Client.Dispose();
        Assert.Equal(
            [LinkStatus.Connecting, LinkStatus.Connected, LinkStatus.Waiting, LinkStatus.Connecting, LinkStatus.Connected, LinkStatus.Disposed],
            _stage.States.Select(state => state.Status));
        Assert.Equal((1, TimeSpan.FromMilliseconds(500), GameErrorCodes.ConnectionLost),
            (_stage.States[2].Attempt, _stage.States[2].RetryAfter!.Value, _stage.States[2].Reason!.Code));
        Assert.Equal("ann", _stage.States[1].User);
    }

    [Fact]
    public void Writing_LinkThatTakesNothingForAWhile_KeepsTheOrder()
    {
        var (room, peer) = _stage.Join();
        peer.Block();
        _ = room.CallAsync("one");
        _ = room.CallAsync("two");
        peer.Expect("call");
        Assert.Equal(0, peer.Unread);
        peer.Unblock();
        Assert.Equal("two", (string?)peer.Expect("call")["action"]);
    }

    [Fact]
    public void Writing_ManyMessagesAtOnce_GoInPacketsOfAtMostAHundred()
    {
        var (room, peer) = _stage.Join();
        peer.Block();
        for (var i = 0; i < 250; i++)
            _ = room.CallAsync("f", i);
        peer.Unblock();
        Assert.Equal([1, 1, 1, 100, 100, 49], peer.Packets);
        Assert.Equal(Enumerable.Range(0, 250), Enumerable.Range(0, 250).Select(_ => (int)peer.Expect("call")["args"]![0]!));
    }

    [Theory]
    [InlineData("http://host", "http://host/v1/sse?x=1")]
    [InlineData("wss://host:1/games/", "https://host:1/games/v1/sse?x=1")]
    public void Http_BelowTheServersAddress_KeepsPathAndSecurity(string server, string expected) =>
        Assert.Equal(new Uri(expected), ServerAddress.Http(ServerAddress.Parse(server), "v1/sse?x=1"));

    [Theory]
    [InlineData("http://host", "ws://host/v1/ws")]
    [InlineData("https://host:1/", "wss://host:1/v1/ws")]
    [InlineData("ws://host/games/?x=1", "ws://host/games/v1/ws")]
    [InlineData("wss://host/games", "wss://host/games/v1/ws")]
    public void WebSocket_BelowTheServersAddress_KeepsPathAndSecurity(string server, string expected) =>
        Assert.Equal(new Uri(expected), ServerAddress.WebSocket(ServerAddress.Parse(server)));

    public void Dispose() => _stage.Dispose();

    private static JsonObject Heartbeat(int milliseconds) => new() { ["heartbeat"] = milliseconds };
}
