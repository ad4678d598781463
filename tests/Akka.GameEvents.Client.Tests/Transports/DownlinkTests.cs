using System.Net;
using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Transports;

/// <summary>What comes down over HTTP, one way or the other.</summary>
public sealed class DownlinkTests : IDisposable
{
    private readonly List<HttpStage> _stages = [];

    [Fact]
    public void Stream_SilentForOneAndAHalfHeartbeats_IsDropped()
    {
        var (stage, _, _) = Join(Transport.Sse, new JsonObject { ["heartbeat"] = 1_000 });
        stage.Advance(TimeSpan.FromMilliseconds(1_499));
        Assert.Equal(LinkStatus.Connected, stage.Client.State.Status);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Stream_Comments_KeepTheLink()
    {
        var (stage, _, peer) = Join(Transport.Sse, new JsonObject { ["heartbeat"] = 1_000 });
        for (var times = 0; times < 5; times++)
        {
            stage.Advance(TimeSpan.FromMilliseconds(1_400));
            peer.Write(":\n\n");
        }

        stage.Pump();
        Assert.Equal((LinkStatus.Connected, 0), (stage.Client.State.Status, peer.Unread));
    }

    [Fact]
    public void Stream_Ends_SessionIsResumed()
    {
        var (stage, _, peer) = Join(Transport.Sse);
        peer.EndStream();
        stage.Return(isResumed: true, out var hello);
        Assert.Equal("secret", (string?)hello["session"]);
    }

    [Fact]
    public void Stream_GarbageInIt_EndsTheLink()
    {
        var (stage, _, peer) = Join(Transport.Sse);
        peer.Write("data: <html>\n\n");
        stage.Pump();
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Poll_AnswerLostOnTheWay_IsGivenAgainAndDeliveredOnce()
    {
        var (stage, room, peer) = Join(Transport.LongPolling);
        var heard = Listen(room);
        peer.LoseNextAnswer();
        peer.Event(1, "x", "one");
        peer.Event(2, "x", "two");
        stage.Pump();
        Assert.Equal(["one", "two"], heard);
        Assert.Equal((LinkStatus.Connected, true), (stage.Client.State.Status, peer.IsPolled));
    }

    [Fact]
    public void Poll_CutAgainAndAgain_AsksShorterAndAtLastResumes()
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        for (var times = 0; times < 3; times++)
            peer.LoseAnswer();
        stage.Return(isResumed: true, out var hello);
        Assert.Equal("secret", (string?)hello["session"]);
        Assert.Equal(
            ["wait=25000", "wait=12500", "wait=6250"],
            Polls(stage).TakeLast(4).Take(3).Select(each => each.Split('?', '&')[1]));
    }

    [Fact]
    public void Poll_CutNowAndThen_GoesOn()
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        for (var times = 0; times < 5; times++)
        {
            peer.LoseAnswer();
            peer.LoseAnswer();
            stage.Advance(TimeSpan.FromSeconds(1));
            peer.NothingNew();
        }

        stage.Pump();
        Assert.Equal((LinkStatus.Connected, true), (stage.Client.State.Status, peer.IsPolled));
        Assert.Equal("GET /v1/poll?wait=1562", Polls(stage).Last().Split('&')[0]); // shorter, and never a short poll
    }

    [Fact]
    public void Poll_AnswerOverTheBound_EndsTheLink()
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        peer.Event(1, "x", new string('x', Network.MaxBytes));
        stage.Pump();
        Assert.Equal((LinkStatus.Waiting, GameErrorCodes.MessageTooBig), (stage.Client.State.Status, stage.Client.State.Reason!.Code));
    }

    [Fact]
    public void Poll_NothingNew_AsksAgainWithTheSameCursor()
    {
        var (stage, room, peer) = Join(Transport.LongPolling);
        var heard = Listen(room);
        peer.Event(1, "x", "one");
        for (var times = 0; times < 2; times++)
        {
            stage.Advance(TimeSpan.FromSeconds(25));
            peer.NothingNew();
        }

        stage.Pump();
        Assert.Equal(["one"], heard);
        var last = Polls(stage).TakeLast(3).ToList();
        Assert.Single(last.Distinct());
        Assert.Matches(@"&cursor=\d+$", last[0]);
    }

    [Theory]
    [InlineData(Transport.LongPolling, "GET /v1/poll?wait=25000&cursor=7%2F0")]
    [InlineData(Transport.Sse, "GET /v1/sse?cursor=7%2F0")]
    public void FirstRequest_WelcomeHasACursor_NamesIt(Transport transport, string request)
    {
        var (stage, _, _) = Join(transport, new JsonObject { ["cursor"] = "7/0" });
        Assert.Contains(request, stage.Network.Requests);
    }

    [Fact]
    public void Poll_NothingNewAndAtOnce_IsNoHotLoop()
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        peer.NothingNew();
        stage.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(peer.IsPolled);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(peer.IsPolled);
    }

    [Fact]
    public void Poll_NoAnswerAtAll_IsGivenUpAfterItsTimeAndAHeartbeat()
    {
        var (stage, _, _) = Join(Transport.LongPolling, new JsonObject { ["heartbeat"] = 15_000 });
        stage.Advance(TimeSpan.FromMilliseconds(39_999));
        Assert.Equal(LinkStatus.Connected, stage.Client.State.Status);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Poll_CursorUnknown_ResumesWithSeen()
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        peer.Refuse(HttpStatusCode.Conflict, """{"code":"cursor_unknown","message":"?"}""");
        stage.Return(isResumed: true, out var hello);
        Assert.Equal(("secret", "chatRoom/general"), ((string?)hello["session"], (string?)hello["seen"]!.AsArray().Last()!["a"]));
    }

    [Fact]
    public void Poll_RateLimited_WaitsAndGoesOn()
    {
        var (stage, room, peer) = Join(Transport.LongPolling);
        var heard = Listen(room);
        peer.Refuse(HttpStatusCode.TooManyRequests, """{"code":"rate_limited","message":"slow down","retry":900}""");
        peer.Event(1, "x", "one");
        stage.Advance(TimeSpan.FromMilliseconds(899));
        Assert.Empty(heard);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["one"], heard);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"cursor":"1"}""")]
    [InlineData("""{"m":[]}""")]
    [InlineData("""{"cursor":1,"m":[]}""")]
    [InlineData("<html>")]
    public void Poll_AnswerThatIsNone_IsAskedForAgainAndThenResumes(string answer)
    {
        var (stage, _, peer) = Join(Transport.LongPolling);
        peer.Refuse(HttpStatusCode.OK, answer, 3);
        stage.Pump();
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Poll_ApplicationThatTakesNothing_IsNotAskedForMore()
    {
        var (stage, room, peer) = Join(Transport.LongPolling, maxWaiting: 2);
        room.On<string>("x", _ => { });
        for (var s = 1; s <= 5; s++)
            peer.Event(s, "x", "y");
        Assert.True(peer.HasWaiting);
        var isAsked = SpinWait.SpinUntil(() => stage.Client.Pump() >= 0 && !peer.HasWaiting, TimeSpan.FromSeconds(10));
        Assert.True(isAsked);
        Assert.Equal(LinkStatus.Connected, stage.Client.State.Status);
    }

    [Fact]
    public void ShortPoll_BetweenTwo_WaitsItsPause()
    {
        var (stage, room, peer) = Join(Transport.ShortPolling);
        var heard = Listen(room);
        peer.Event(1, "x", "one");
        stage.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.Empty(heard);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["one"], heard);
    }

    [Fact]
    public void ShortPoll_AfterACall_AsksAtOnceForWhatItCaused()
    {
        var (stage, room, peer) = Join(Transport.ShortPolling);
        var heard = Listen(room);
        peer.IsHolding = true;
        var call = room.CallAsync<int>("f");
        peer.Stream(JsonNode.Parse("""{"t":"event","a":"chatRoom/general","s":1,"n":"x","d":"mine"}""")!);
        peer.Result(1);
        stage.Pump();
        Assert.Equal((1, "mine"), (Success.Of(call), Assert.Single(heard)));
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
            stage.Dispose();
    }

    private (HttpStage Stage, ActorConnection Room, HttpPeer Peer) Join(Transport transport, JsonObject? welcome = null, int maxWaiting = 1_000)
    {
        var stage = new HttpStage(transport, maxWaiting);
        _stages.Add(stage);
        var (room, peer) = stage.Join(welcome);
        return (stage, room, peer);
    }

    private static List<string> Listen(ActorConnection room)
    {
        var heard = new List<string>();
        room.On<string>("x", heard.Add);
        return heard;
    }

    private static List<string> Polls(HttpStage stage) => stage.Network.Requests.FindAll(each => each.StartsWith("GET /v1/poll", StringComparison.Ordinal));
}
