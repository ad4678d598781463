using System.Net;
using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Links;

/// <summary>A better transport is tried again while a worse one works.</summary>
public sealed class BetterTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly List<Stage> _stages = [];

    [Fact]
    public void Better_WorksAgainAfterAMinute_TakesOverWithoutALoss()
    {
        var (stage, room, worse) = Fallen();
        var heard = Heard.Lines(room);
        room.On<string>("x", heard.Add);
        var (better, hello) = Tried(stage, worse);
        Assert.Equal(("kept", 0), ((string?)hello["session"], (int)hello["seen"]!.AsArray().Last()!["s"]!));
        worse.Event(1, "x", "over the old link");
        var call = room.CallAsync<string>("f");
        var sent = worse.Expect("call");
        Resume(stage, better);
        Assert.Equal((long)sent["id"]!, (long)better.Result("done")["id"]!);
        worse.Event(2, "x", "abandoned");
        better.Event(1, "x", "again");
        better.Event(2, "x", "over the new link");
        better.Send(new { t = "caughtup", a = "chatRoom/general", e = "E", s = 2, replayed = 2 });
        better.Event(3, "x", "live");
        stage.Pump();
        Assert.Equal(["over the old link", "over the new link", "live"], heard);
        Assert.Equal(("done", Transport.WebSocket, false), (Success.Of(call), stage.Client.State.Transport, worse.HasLeft));
        Assert.Equal(1, stage.Clock.Pending); // the heartbeat's: there is nothing better to look for
    }

    [Fact]
    public void Better_EarlierLinkEndsReplacedBeforeTheWelcome_IsNoEnd()
    {
        var (stage, room, worse) = Fallen();
        var heard = Heard.Lines(room);
        var (better, _) = Tried(stage, worse);
        worse.Refuse(HttpStatusCode.Conflict, """{"code":"replaced","message":"Taken over."}""", 9);
        var call = room.CallAsync<string>("f");
        Resume(stage, better);
        better.Result("done");
        stage.Pump();
        Assert.Equal("done", Success.Of(call));
        Assert.Empty(heard);
    }

    [Fact]
    public void Better_TakesOverAndThenFails_ComesBackOverWhatWorked()
    {
        var (stage, _, worse) = Fallen();
        var (better, _) = Tried(stage, worse);
        worse.Send(new { t = "bye", code = "replaced", message = "Taken over." });
        better.Close(1011);
        stage.Pump();
        Assert.Equal((LinkStatus.Waiting, GameErrorCodes.Replaced), (stage.Client.State.Status, stage.Client.State.Reason!.Code));
        stage.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("kept", (string?)stage.Network.AcceptHttp().Expect("hello")["session"]);
    }

    [Fact]
    public void Better_StillBad_IsTriedMoreAndMoreSeldom()
    {
        var (stage, room, worse) = Fallen();
        foreach (var (minutes, isSilent) in new[] { (1, false), (2, true), (4, false) })
        {
            stage.Network.RefusesUpgrades = !isSilent;
            var before = stage.Network.Refused;
            Pass(stage, worse, (minutes * Minute) - TimeSpan.FromMilliseconds(1));
            Assert.Equal((before, 0), (stage.Network.Refused, stage.Network.Unseen));
            Pass(stage, worse, TimeSpan.FromMilliseconds(1));
            if (!isSilent)
            {
                Assert.Equal(before + 1, stage.Network.Refused);
                continue;
            }

            stage.Network.Accept().Open();
            stage.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal((Transport.LongPolling, ConnectionStatus.Connected), (stage.Client.State.Transport, room.Status));
        var (better, _) = Tried(stage, worse, 8 * Minute);
        Resume(stage, better);
        Assert.Equal(Transport.WebSocket, stage.Client.State.Transport);
    }

    [Fact]
    public void Better_SessionUnknownThere_IsALossAndAFreshSession()
    {
        var (stage, room, worse) = Fallen();
        var heard = Heard.Lines(room);
        var (better, _) = Tried(stage, worse);
        better.Send(Welcome("other", isResumed: false));
        better.Joined("c2", snapshot: "2");
        stage.Pump();
        Assert.Equal(["disconnected connection_lost for now", "gap position_unknown 2", "reconnected c2 anew 0"], heard);
    }

    [Fact]
    public void Better_LinkLostWhileItIsTried_ComesBackAtOnceAndGivesItUp()
    {
        var (stage, _, worse) = Fallen();
        var (better, _) = Tried(stage, worse);
        worse.Cut();
        stage.Pump();
        Assert.Equal((LinkStatus.Waiting, CloseCodes.Replaced), (stage.Client.State.Status, better.ClosedWith));
    }

    [Fact]
    public void Better_JoinedAfterItsHello_JoinsAgainFromThere()
    {
        var (stage, _, worse) = Fallen();
        var heard = new List<string>();
        stage.Client.Actor("chatRoom", "other").Connect(subscribe: room => room.On<string>("x", heard.Add));
        var join = worse.Expect("join");
        var (better, hello) = Tried(stage, worse);
        worse.Send(Joined(join, 5, isRecovered: false));
        Assert.DoesNotContain(hello["seen"]!.AsArray(), each => (string?)each!["a"] == "chatRoom/other");
        Resume(stage, better);
        var again = better.Expect("join");
        Assert.Equal("""{"e":"F","s":5}""", again["seen"]!.ToJsonString());
        better.Send(Joined(again, 5, isRecovered: true));
        better.Event(6, "x", "between the links", "chatRoom/other");
        stage.Pump();
        Assert.Equal(["between the links"], heard);
    }

    [Fact]
    public void Better_NoTokenToBeHad_LinkGoesOn()
    {
        var asked = 0;
        var (stage, _, worse) = Fallen(_ => ++asked > 1 ? throw new FormatException("logged out") : new ValueTask<string?>("t"));
        stage.Network.RefusesUpgrades = false;
        Pass(stage, worse, Minute);
        Assert.Equal((2, 0, LinkStatus.Connected), (asked, stage.Network.Unseen, stage.Client.State.Status));
        Assert.Empty(stage.Unhandled);
    }

    [Fact]
    public void Better_LinkLostWhileATokenIsAskedFor_IsNotTriedBeside()
    {
        var (asked, answer) = (0, new TaskCompletionSource<string?>());
        var (stage, _, worse) = Fallen(_ => ++asked == 2 ? new ValueTask<string?>(answer.Task) : new ValueTask<string?>("t"));
        stage.Network.RefusesUpgrades = false;
        Pass(stage, worse, Minute);
        worse.Cut();
        stage.Pump();
        answer.SetResult("late");
        stage.Pump();
        Assert.Equal((LinkStatus.Waiting, 0), (stage.Client.State.Status, stage.Network.Unseen));
    }

    [Fact]
    public async Task Dispose_WhileABetterOneIsTried_EndsBoth()
    {
        var (stage, _, worse) = Fallen();
        var (better, _) = Tried(stage, worse);
        await stage.Client.DisposeAsync();
        Assert.Equal((true, CloseCodes.Replaced, 0), (worse.HasLeft, better.ClosedWith, stage.Clock.Pending));
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
            stage.Dispose();
    }

    /// <summary>A client in a room over long polling, because its WebSocket failed.</summary>
    private (Stage Stage, ActorConnection Room, HttpPeer Peer) Fallen(Func<CancellationToken, ValueTask<string?>>? token = null)
    {
        var stage = new Stage(token: token, transports: [Transport.WebSocket, Transport.LongPolling]);
        _stages.Add(stage);
        stage.Network.RefusesUpgrades = true;
        var room = stage.General.Connect();
        stage.Pump();
        var peer = stage.Network.AcceptHttp();
        peer.Welcome(new JsonObject { ["session"] = "kept" });
        peer.Joined();
        stage.Pump();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
        return (stage, room, peer);
    }

    /// <summary>Lets time go by in which the long poll finds nothing new.</summary>
    private static void Pass(Stage stage, HttpPeer peer, TimeSpan time)
    {
        var step = TimeSpan.FromSeconds(20);
        for (var left = time; left > TimeSpan.Zero; left -= step)
        {
            stage.Advance(left < step ? left : step);
            peer.NothingNew();
        }
    }

    /// <summary>The better transport is tried, and its hello has come.</summary>
    private static (SocketPeer Peer, JsonObject Hello) Tried(Stage stage, HttpPeer worse, TimeSpan? after = null)
    {
        stage.Network.RefusesUpgrades = false;
        Pass(stage, worse, after ?? Minute);
        var peer = stage.Network.Accept();
        peer.Open();
        return (peer, peer.Expect("hello"));
    }

    private static void Resume(Stage stage, SocketPeer better)
    {
        better.Send(Welcome("kept", isResumed: true));
        stage.Pump();
    }

    private static object Welcome(string session, bool isResumed) => new
    {
        t = "welcome", v = 1, session, user = "ann", resumed = isResumed, heartbeat = 15_000, max = 65_536, id = 9, streams = Array.Empty<int>(),
    };

    private static object Joined(JsonObject join, long s, bool isRecovered) =>
        new { t = "joined", id = (long)join["id"]!, a = "chatRoom/other", c = "c2", e = "F", s, recovered = isRecovered };
}
