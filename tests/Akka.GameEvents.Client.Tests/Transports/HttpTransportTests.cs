using System.Net;
using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Transports;

/// <summary>What goes up, and what is the same for all transports over HTTP.</summary>
public sealed class HttpTransportTests : IDisposable
{
    private readonly List<HttpStage> _stages = [];

    public static TheoryData<Transport> OverHttp => [Transport.Sse, Transport.LongPolling, Transport.ShortPolling];

    [Fact]
    public void Send_WhatWaitsWhileARequestIsUnderWay_GoesTogetherInTheNext()
    {
        var (stage, room, peer) = Join(Transport.Sse);
        peer.IsHolding = true;
        var calls = Enumerable.Range(1, 4).Select(n => room.CallAsync<int>("f", n)).ToList();
        var first = peer.Expect("call");
        Assert.Equal(0, peer.Unread);
        peer.IsHolding = false;
        peer.Send(new[] { new { t = "result", id = (long)first["id"]!, d = 1 } });
        foreach (var n in new[] { 2, 3, 4 })
            Assert.Equal(n, (int)peer.Result(n)["args"]![0]!);
        stage.Pump();
        Assert.Equal([1, 2, 3, 4], calls.Select(Success.Of));
        Assert.Equal(3, stage.Network.Requests.Count(each => each == "POST /v1/send")); // the join, the first, the others
    }

    [Fact]
    public void Send_MoreThanAPacketMayHold_GoesInSeveral()
    {
        var (_, room, peer) = Join(Transport.Sse, new JsonObject { ["max"] = 1_000 });
        peer.IsHolding = true;
        for (var n = 0; n < 250; n++)
            _ = room.CallAsync("f", n);
        peer.IsHolding = false;
        peer.SendText("[]");
        for (var n = 0; n < 250; n++)
            Assert.Equal(n, (int)peer.Expect("call")["args"]![0]!);
        Assert.InRange(peer.Largest.Bytes, 900, 1_000);
    }

    [Fact]
    public void Send_ServerTooBusy_IsSentAgainAfterRetryAndOnce()
    {
        var (stage, room, peer) = Join(Transport.Sse);
        peer.Refuse(HttpStatusCode.TooManyRequests, """{"code":"rate_limited","message":"slow down","retry":700}""");
        var call = room.CallAsync<string>("f");
        stage.Advance(TimeSpan.FromMilliseconds(699));
        Assert.Equal(0, peer.Unread);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        peer.Result("ran");
        stage.Pump();
        Assert.Equal(("ran", 0), (Success.Of(call), peer.Unread));
    }

    [Fact]
    public void Send_Fails_SessionIsResumedAndTheCallSentAgain()
    {
        var (stage, room, peer) = Join(Transport.Sse);
        peer.IsHolding = true;
        var call = room.CallAsync<string>("f");
        var sent = peer.Expect("call");
        peer.Cut();
        var back = stage.Return(isResumed: true, out var hello);
        Assert.Equal("secret", (string?)hello["session"]);
        Assert.Equal((long)sent["id"]!, (long)back.Result("once")["id"]!);
        stage.Pump();
        Assert.Equal("once", Success.Of(call));
    }

    [Fact]
    public void Send_AnswerThatIsNoPacket_SessionIsResumedAndTheCallSentAgain()
    {
        var (stage, room, peer) = Join(Transport.LongPolling);
        peer.IsHolding = true;
        var call = room.CallAsync<string>("f");
        peer.Expect("call");
        peer.Refuse(HttpStatusCode.OK, "<h1>Log in first</h1>");
        var back = stage.Return(isResumed: true, out _);
        back.Result("once");
        stage.Pump();
        Assert.Equal("once", Success.Of(call));
    }

    [Fact]
    public void Send_NoAnswerForAHeartbeat_LinkIsLost()
    {
        var (stage, room, peer) = Join(Transport.LongPolling, new JsonObject { ["heartbeat"] = 1_000 });
        peer.IsHolding = true;
        _ = room.CallAsync("f");
        stage.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(LinkStatus.Connected, stage.Client.State.Status);
        stage.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Send_TooBigForSomethingOnTheWay_FailsWhatWasUnanswered()
    {
        var (stage, room, peer) = Join(Transport.Sse);
        peer.Refuse(HttpStatusCode.RequestEntityTooLarge, """{"code":"message_too_big","message":"too big"}""");
        var call = room.CallAsync("f");
        stage.Pump();
        Assert.Equal(GameErrorCodes.ConnectionLost, Failure.Of(call).Code);
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
    }

    [Fact]
    public void Early_EventDownTheStreamBeforeTheAnswerToTheJoin_IsDelivered()
    {
        var stage = New(Transport.Sse);
        var heard = new List<string>();
        var room = stage.Stage.General.Connect(subscribe: room => room.On<string>("x", heard.Add));
        stage.Pump();
        var peer = stage.Network.AcceptHttp();
        peer.IsHolding = true;
        peer.Welcome();
        var join = peer.Expect("join");
        peer.Stream(JsonNode.Parse("""{"t":"event","a":"chatRoom/general","s":8,"n":"x","d":"after the join"}""")!);
        stage.Pump();
        Assert.Empty(heard);
        peer.Send(new { t = "joined", id = (long)join["id"]!, a = "chatRoom/general", c = "c1", e = "E", s = 7, recovered = false });
        stage.Pump();
        Assert.Equal(["after the join"], heard);
    }

    [Theory]
    [MemberData(nameof(OverHttp))]
    public void Secret_OverAnyOfThem_IsInNoUrl(Transport transport)
    {
        var (stage, room, _) = Join(transport);
        _ = room.CallAsync("f");
        Assert.True(stage.Network.Requests.Count >= 3, string.Join(", ", stage.Network.Requests));
        Assert.DoesNotContain(stage.Network.Requests, each => each.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OverHttp))]
    public async Task Dispose_OverAnyOfThem_EndsTheSessionAndLeavesNoTimer(Transport transport)
    {
        var (stage, _, peer) = Join(transport);
        await stage.Client.DisposeAsync();
        Assert.Equal((true, 0), (peer.HasLeft, stage.Clock.Pending));
    }

    [Theory]
    [MemberData(nameof(OverHttp))]
    public void Bye_OverAnyOfThem_IsHonoured(Transport transport)
    {
        var (stage, _, peer) = Join(transport);
        peer.Send(new { t = "bye", code = "draining", message = "Restart", retry = 4321 });
        stage.AwaitEnd();
        Assert.Equal((TimeSpan.FromMilliseconds(4_321), GameErrorCodes.Draining), (stage.Client.State.RetryAfter!.Value, stage.Client.State.Reason!.Code));
    }

    [Theory]
    [MemberData(nameof(OverHttp))]
    public void Replaced_OverAnyOfThem_Stops(Transport transport)
    {
        var (stage, room, peer) = Join(transport);
        var heard = Heard.Lines(room);
        peer.Send(new { t = "bye", code = "replaced", message = "Elsewhere" });
        stage.AwaitEnd();
        Assert.Equal((LinkStatus.Stopped, 0), (stage.Client.State.Status, stage.Clock.Pending));
        Assert.Equal(["disconnected replaced for good", "error replaced"], heard);
    }

    [Theory]
    [MemberData(nameof(OverHttp))]
    public void SessionUnknown_OverAnyOfThem_BeginsAFreshOne(Transport transport)
    {
        var (stage, room, peer) = Join(transport);
        var heard = Heard.Lines(room);
        peer.IsHolding = true;
        var call = room.CallAsync("f");
        peer.Refuse(HttpStatusCode.Gone, """{"code":"session_unknown","message":"gone"}""", 9);
        var back = stage.Return(isResumed: false, out var hello);
        Assert.False(hello.ContainsKey("session"));
        Assert.Equal("chatRoom/general", (string?)hello["seen"]!.AsArray().Last()!["a"]);
        Assert.Equal("""{"e":"E","s":0}""", back.Joined("c2")["seen"]!.ToJsonString());
        stage.AwaitAll(back);
        Assert.Equal(GameErrorCodes.ResultExpired, Failure.Of(call).Code);
        Assert.Equal("reconnected c2 anew 0", heard[^1]);
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
            stage.Dispose();
    }

    private HttpStage New(Transport transport)
    {
        var stage = new HttpStage(transport);
        _stages.Add(stage);
        return stage;
    }

    private (HttpStage Stage, ActorConnection Room, HttpPeer Peer) Join(Transport transport, JsonObject? welcome = null)
    {
        var stage = New(transport);
        var (room, peer) = stage.Join(welcome);
        return (stage, room, peer);
    }
}
