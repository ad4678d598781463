using System.Net;
using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Transports;

/// <summary>Which transport is tried, and what comes after it.</summary>
public sealed class FallbackTests : IDisposable
{
    private static readonly Transport[] All = [Transport.WebSocket, Transport.Sse, Transport.LongPolling, Transport.ShortPolling];

    private readonly List<Stage> _stages = [];

    [Fact]
    public void UpgradeRefused_NextTransportAtOnce()
    {
        var stage = StageWith(All);
        stage.Network.RefusesUpgrades = true;
        var room = Connect(stage);
        var peer = stage.Network.AcceptHttp();
        Assert.Equal(Transport.Sse, Enter(stage, peer));
        peer.Joined();
        stage.Pump();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
    }

    [Fact]
    public void UpgradeAcceptedThenSilent_NextTransportWithinFiveSeconds()
    {
        var stage = StageWith(All);
        Connect(stage);
        stage.Network.Accept().Open();
        stage.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Transport.Sse, Enter(stage, stage.Network.AcceptHttp()));
    }

    [Fact]
    public void StreamThatIsBuffered_NextTransportWithinFiveSecondsAndTheUnusedSessionEnds()
    {
        var stage = StageWith(Transport.Sse, Transport.LongPolling);
        Connect(stage);
        var buffered = stage.Network.AcceptHttp();
        buffered.IsBuffering = true;
        buffered.Welcome(new JsonObject { ["session"] = "unused" });
        Assert.Equal(LinkStatus.Connecting, stage.Client.State.Status);
        stage.Advance(TimeSpan.FromSeconds(5));
        Assert.True(buffered.HasLeft);
        Assert.Equal(Transport.LongPolling, Enter(stage, stage.Network.AcceptHttp()));
    }

    [Fact]
    public void LinksThatAreCutEveryTenSeconds_NextTransportWithinFiveSeconds()
    {
        var stage = StageWith(All);
        stage.Dice = Math.BitDecrement(1.0);
        Connect(stage);
        for (var cuts = 1; cuts <= 3; cuts++)
        {
            var peer = stage.Network.Accept();
            Assert.Equal(Transport.WebSocket, Enter(stage, peer, Kept(cuts > 1)));
            stage.Advance(TimeSpan.FromSeconds(10));
            peer.Cut();
            var cut = stage.Clock.GetTimestamp();
            stage.AwaitLink();
            Assert.InRange(stage.Clock.GetElapsedTime(cut), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }

        var next = stage.Network.AcceptHttp();
        var hello = next.Welcome(Kept(true));
        stage.Pump();
        Assert.Equal("kept", (string?)hello["session"]);
        Assert.Equal(Transport.Sse, stage.Client.State.Transport);
    }

    [Fact]
    public void InMidSession_ResumesOverTheNextTransport()
    {
        var stage = StageWith(All);
        var room = Connect(stage);
        var heard = Heard.Lines(room);
        room.On<string>("x", heard.Add);
        var peer = stage.Network.Accept();
        Enter(stage, peer, Kept(false));
        peer.Joined();
        var call = room.CallAsync<string>("f");
        var sent = peer.Expect("call");
        stage.Network.RefusesUpgrades = true;
        peer.Cut();
        stage.AwaitLink();
        var next = stage.Network.AcceptHttp();
        var hello = next.Expect("hello");
        Assert.Equal(("kept", 0), ((string?)hello["session"], (int)hello["seen"]!.AsArray().Last()!["s"]!));
        next.SendText(
            """
            [{"t":"welcome","v":1,"session":"kept","user":"ann","resumed":true,"heartbeat":15000,"max":65536,"id":2,"streams":[]},
             {"t":"event","a":"chatRoom/general","s":1,"n":"x","d":"missed"},
             {"t":"caughtup","a":"chatRoom/general","e":"E","s":1,"replayed":1}]
            """);
        Assert.Equal((long)sent["id"]!, (long)next.Result("once")["id"]!);
        stage.Pump();
        Assert.Equal("once", Success.Of(call));
        Assert.Equal(["missed", "reconnected c1 recovered 1"], heard.Skip(2));
    }

    [Fact]
    public void NobodyThere_AsksOnceByHttpAndWaits()
    {
        var stage = StageWith(All);
        stage.Network.IsDown = true;
        Connect(stage);
        Assert.Equal((LinkStatus.Waiting, GameErrorCodes.ConnectionLost), (stage.Client.State.Status, stage.Client.State.Reason!.Code));
        Assert.IsType<HttpRequestException>(stage.Client.State.Reason.InnerException);
        Assert.Equal(2, stage.Network.Failed); // for the transports, and to open a session
    }

    [Fact]
    public void AllSilent_TakesMoreTimeInTheNextRound()
    {
        var stage = StageWith(Transport.WebSocket, Transport.LongPolling);
        Connect(stage);
        stage.Network.Accept().Open();
        stage.Advance(TimeSpan.FromSeconds(3));
        stage.Network.AcceptHttp().Expect("hello");
        stage.Advance(TimeSpan.FromSeconds(10)); // the last one is given more
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
        stage.AwaitLink();
        stage.Network.Accept().Open();
        stage.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.Equal((LinkStatus.Connecting, 0), (stage.Client.State.Status, stage.Network.Unseen));
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Transport.LongPolling, Enter(stage, stage.Network.AcceptHttp()));
    }

    [Fact]
    public void Refusal_InTheServersOwnWords_IsNotTriedOverAnotherTransport()
    {
        var stage = StageWith(Transport.Sse, Transport.LongPolling);
        stage.Network.Refusal = (HttpStatusCode.Unauthorized, """{"code":"unauthorized","message":"expired"}""");
        var ready = Connect(stage).ReadyAsync();
        stage.Pump();
        var error = Failure.Of(ready);
        Assert.Equal((GameErrorCodes.Unauthorized, "expired"), (error.Code, error.Message));
        Assert.Equal((LinkStatus.Stopped, 0), (stage.Client.State.Status, stage.Clock.Pending));
        Assert.Equal(["POST /v1/session"], stage.Network.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "<h1>Forbidden</h1>")]
    [InlineData(HttpStatusCode.NotFound, """{"code":"not_found","message":"off"}""")]
    [InlineData(HttpStatusCode.OK, "<h1>Log in first</h1>")]
    [InlineData(HttpStatusCode.OK, """[{"t":"pong","now":1}]""")]
    [InlineData(HttpStatusCode.Redirect, "")]
    public void Refusal_ByAProxy_IsTriedOverTheNextTransport(HttpStatusCode status, string body)
    {
        var stage = StageWith(Transport.LongPolling, Transport.WebSocket);
        stage.Network.Refusal = (status, body);
        Connect(stage);
        Assert.Equal(Transport.WebSocket, Enter(stage, stage.Network.Accept()));
    }

    [Fact]
    public void Busy_SessionLimit_WaitsAsLongAsTheServerSays()
    {
        var stage = StageWith(Transport.Sse, Transport.LongPolling);
        stage.Network.Refusal = (HttpStatusCode.TooManyRequests, """{"code":"session_limit","message":"full","retry":7000}""");
        Connect(stage);
        var state = stage.Client.State;
        Assert.Equal((TimeSpan.FromSeconds(7), GameErrorCodes.SessionLimit), (state.RetryAfter!.Value, state.Reason!.Code));
    }

    [Fact]
    public void Detect_ServersOrder_IsTheOrderOfTheClient()
    {
        var stage = StageWith();
        stage.Network.Offer = """{"detect":["carrier-pigeon","longpolling","websocket"],"longpolling":{"heartbeat":1234},"shortpolling":{"interval":99}}""";
        Connect(stage);
        Assert.Equal(Transport.LongPolling, Enter(stage, stage.Network.AcceptHttp()));
        Assert.Equal("GET /v1/poll?wait=1234", stage.Network.Requests[1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"detect":["carrier-pigeon"]}""")]
    [InlineData("""{"detect":"websocket"}""")]
    public void Detect_ServerDoesNotSay_IsTheDefaultOrderAndAskedAgainWithTheNextLink(string? offer)
    {
        var stage = StageWith();
        stage.Network.Offer = offer;
        Connect(stage);
        var peer = stage.Network.Accept();
        Assert.Equal(Transport.WebSocket, Enter(stage, peer));
        peer.Cut();
        stage.Network.Offer = """{"detect":["sse"]}""";
        stage.AwaitLink();
        var next = stage.Network.AcceptHttp();
        Assert.Equal(Transport.Sse, Enter(stage, next));
        next.Cut();
        stage.AwaitLink();
        Assert.Equal(2, stage.Network.Asked); // once told, it is known
    }

    [Fact]
    public void Detect_TransportsGivenThatNeedNoPolling_ServerIsNotAsked()
    {
        var stage = StageWith(Transport.Sse, Transport.WebSocket);
        Connect(stage);
        Assert.Equal(Transport.Sse, Enter(stage, stage.Network.AcceptHttp()));
        Assert.Equal(0, stage.Network.Asked);
    }

    [Fact]
    public void Detect_PollingGiven_ServerIsAskedHowOftenButNotInWhichOrder()
    {
        var stage = StageWith(Transport.LongPolling, Transport.WebSocket);
        stage.Network.Offer = """{"detect":["websocket"],"longpolling":{"heartbeat":1234},"shortpolling":{"interval":99}}""";
        Connect(stage);
        Assert.Equal(Transport.LongPolling, Enter(stage, stage.Network.AcceptHttp()));
        Assert.Equal("GET /v1/poll?wait=1234", stage.Network.Requests[1]);
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
            stage.Dispose();
    }

    private Stage StageWith(params Transport[] transports)
    {
        var stage = new Stage(transports: transports);
        _stages.Add(stage);
        return stage;
    }

    private static ActorConnection Connect(Stage stage)
    {
        var room = stage.General.Connect();
        stage.Pump();
        return room;
    }

    /// <summary>Takes a link in, and tells which transport the client has found.</summary>
    private static Transport? Enter(Stage stage, Peer peer, JsonObject? members = null)
    {
        peer.Welcome(members);
        stage.Pump();
        return stage.Client.State.Transport;
    }

    private static JsonObject Kept(bool isResumed) => new() { ["resumed"] = isResumed, ["session"] = "kept", ["id"] = 2 };
}
