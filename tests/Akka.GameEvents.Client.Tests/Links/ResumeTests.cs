using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Links;

public sealed class ResumeTests : IDisposable
{
    private const string General = "chatRoom/general";

    private readonly Stage _stage = new();

    [Fact]
    public void Resumed_CaughtUp_ReplaysThenTellsReconnected()
    {
        var (room, peer) = _stage.Join(new JsonObject { ["session"] = "secret" });
        var heard = Listen(room);
        peer.Event(1, "x", "one");
        peer.Cut();
        var (back, hello) = Back();
        Assert.Equal("secret", (string?)hello["session"]);
        Assert.Equal("""{"a":"chatRoom/general","e":"E","s":1}""", hello["seen"]!.AsArray().Last()!.ToJsonString());
        back.Event(1, "x", "again");
        back.Event(2, "x", "two");
        back.Event(5, "x", "five");
        _stage.Pump();
        Assert.Equal(ConnectionStatus.Reconnecting, room.Status);
        CaughtUp(back, 7, replayed: 2);
        back.Event(7, "x", "behind");
        back.Event(8, "x", "eight");
        _stage.Pump();
        Assert.Equal(["one", "disconnected connection_lost for now", "two", "five", "reconnected c1 recovered 2", "eight"], heard);
        Assert.Equal((ConnectionStatus.Connected, 0), (room.Status, back.Unread));
    }

    [Fact]
    public void Resumed_Gap_TellsGapWithTheSnapshotThenReconnected()
    {
        var (room, peer) = _stage.Join();
        var heard = Listen(room);
        peer.Event(60, "x", "sixty");
        peer.Cut();
        var (back, _) = Back();
        back.Send(new { t = "gap", a = General, e = "E", s = 10, reason = "position_unknown", d = 2 });
        back.Event(11, "x", "eleven");
        _stage.Pump();
        Assert.Equal(["gap position_unknown 2", "reconnected c1 anew 0", "eleven"], heard.Skip(2));
        Assert.Equal("2", room.Snapshot!.ToString());
    }

    [Fact]
    public void Resumed_LinkLostWhileCatchingUp_GoesOnFromThere()
    {
        var (room, peer) = _stage.Join();
        var heard = Listen(room);
        peer.Cut();
        var (back, _) = Back();
        back.Event(3, "x", "three");
        back.Cut();
        var (again, hello) = Back();
        Assert.Equal(3, (int)hello["seen"]!.AsArray().Last()!["s"]!);
        CaughtUp(again, 3, replayed: 0);
        _stage.Pump();
        Assert.Equal(["disconnected connection_lost for now", "three", "reconnected c1 recovered 0"], heard);
    }

    [Fact]
    public void Resumed_WhatWasUnanswered_IsSentAgainWithTheSameIdsBeforeWhatWaited()
    {
        var (room, peer) = _stage.Join();
        var first = room.CallAsync<string>("f", 1);
        var second = _stage.Client.Actor("counter", "a").CallAsync<int>("g");
        var sent = peer.Expect("call");
        peer.Result(2);
        var other = _stage.Client.Actor("counter", "b").Connect();
        peer.Expect("join");
        var late = _stage.Client.Actor("counter", "c").Connect();
        peer.Expect("join");
        late.Dispose();
        peer.Expect("leave");
        peer.Cut();
        _stage.Pump();
        var waiting = room.CallAsync<string>("f", 2);
        var (back, _) = Back(id: 6);

        Assert.Equal((long)sent["id"]!, (long)back.Result("one")["id"]!);
        Assert.Equal((4, "b"), Join(back.Joined("c2")));
        Assert.Equal((5, "c"), Join(back.Expect("join")));
        Assert.Equal(6, (int)back.Expect("leave")["id"]!);
        Assert.Equal(7, (int)back.Result("waited")["id"]!);
        _stage.Pump();
        Assert.Equal(("one", 2, "waited", ConnectionStatus.Connected), (Success.Of(first), Success.Of(second), Success.Of(waiting), other.Status));

        static (int Id, string Key) Join(JsonObject join) => ((int)join["id"]!, (string)join["key"]![0]!);
    }

    [Fact]
    public void Resumed_DisposedBetweenHelloAndWelcome_IsLeftOnce()
    {
        var (room, peer) = _stage.Join();
        peer.Cut();
        _stage.AwaitLink();
        var back = _stage.Network.Accept();
        back.Open();
        room.Dispose();
        back.Welcome(Resumed(1));
        _stage.Pump();
        Assert.Equal(General, (string?)back.Expect("leave")["a"]);
        Assert.Equal(0, back.Unread);
    }

    [Fact]
    public void FreshSession_DisposedWhileAway_IsNotLeft()
    {
        var (room, peer) = _stage.Join();
        peer.Cut();
        _stage.Pump();
        room.Dispose();
        Assert.Equal(0, _stage.Return().Unread);
    }

    [Fact]
    public void Resumed_ConnectedWhileAway_JoinsThenAndTheFirstHearsAll()
    {
        var (room, peer) = _stage.Join();
        peer.Cut();
        _stage.Pump();
        var second = _stage.General.Connect();
        var (back, _) = Back();
        var (firsts, seconds) = (Listen(room), Listen(second));
        var join = back.Expect("join");
        Assert.False(join.ContainsKey("seen"));
        back.Event(1, "x", "in the snapshot");
        back.Send(new { t = "joined", id = (long)join["id"]!, a = General, c = "c1", e = "E", s = 1, recovered = false, d = "now" });
        back.Event(2, "x", "new");
        _stage.Pump();
        Assert.Equal(["connected c1 \"now\"", "new"], seconds);
        Assert.Equal(["in the snapshot", "new"], firsts);
    }

    [Fact]
    public void Resumed_AfterAPoisonedLink_JoinIsSentAnewAndWhatWasLeftIsLeft()
    {
        var (room, peer) = _stage.Join();
        var other = _stage.Client.Actor("counter", "b").Connect();
        peer.Expect("join");
        room.Dispose();
        var leave = (long)peer.Expect("leave")["id"]!;
        peer.Close(CloseCodes.TooBig);
        var (back, _) = Back(id: 3);
        Assert.Equal(leave, (long)back.Expect("leave")["id"]!);
        Assert.Equal(4, (long)back.Joined("c2")["id"]!);
        _stage.Pump();
        Assert.Equal(ConnectionStatus.Connected, other.Status);
    }

    [Fact]
    public void Resumed_TwoHandlesOnOneActor_BeginWithTheOneThatIsFarthestBehind()
    {
        var (room, peer) = _stage.Join();
        var ahead = _stage.General.Connect();
        peer.Joined(s: 10); // over a lagging link, the answer overtakes the events before it
        _stage.Pump();
        var (firsts, seconds) = (Listen(room), Listen(ahead));
        peer.Cut();
        var (back, hello) = Back(id: 2);
        Assert.Equal(0, (int)hello["seen"]!.AsArray().Last()!["s"]!);
        foreach (var s in new[] { 9, 10, 11 })
            back.Event(s, "x", $"{s}");
        CaughtUp(back, 11, replayed: 3);
        _stage.Pump();
        Assert.Equal(["9", "10", "11", "reconnected c1 recovered 3"], firsts.Skip(1));
        Assert.Equal(["11", "reconnected c1 recovered 3"], seconds.Skip(1));
    }

    [Fact]
    public void FreshSession_Recovered_KeepsTheSnapshotAndReplays()
    {
        var (room, peer) = _stage.Join();
        var heard = Listen(room);
        peer.Event(4, "x", "four");
        peer.Cut();
        var back = _stage.Return();
        var join = back.Expect("join");
        Assert.Equal("""{"e":"E","s":4}""", join["seen"]!.ToJsonString());
        back.Send(new { t = "joined", id = (long)join["id"]!, a = General, c = "c9", e = "E", s = 4, recovered = true });
        back.Event(6, "x", "six");
        CaughtUp(back, 6, replayed: 1);
        _stage.Pump();
        Assert.Equal(["six", "reconnected c9 recovered 1"], heard.Skip(2));
        Assert.Equal(("c9", """{"messages":[]}"""), (room.Id, room.Snapshot!.ToString()));
    }

    [Fact]
    public void Stopped_ThenConnectAgain_BeginsAFreshSession()
    {
        var (_, peer) = _stage.Join();
        peer.Close(CloseCodes.Replaced);
        _stage.Pump();
        _stage.General.Connect();
        _stage.AwaitLink();
        Assert.False(_stage.Network.Accept().Welcome().ContainsKey("session"));
    }

    [Fact]
    public void Early_MoreThanCanBeKeptBeforeTheJoinIsAnswered_JoinsOnceMore()
    {
        var room = _stage.General.Connect();
        var heard = Listen(room);
        var peer = _stage.Enter();
        for (var s = 1; s <= 1_001; s++)
            peer.Event(s, "x", $"{s}");
        peer.Joined(s: 0, snapshot: "1");
        peer.Joined(s: 1_001, snapshot: "2");
        _stage.Pump();
        Assert.Equal(["connected c1 1", "1001", "gap position_unknown 2"], heard);
        Assert.Equal(ConnectionStatus.Connected, room.Status);
    }

    [Fact]
    public void Ack_OnWhatIsSent_TellsOfTheAnswersThatHaveArrived()
    {
        var (room, peer) = _stage.Join();
        Assert.Equal((2, 1), Ask());
        Assert.Equal((3, null), Ask());
        peer.Send(new { t = "result", id = 3 });
        Assert.Equal((4, null), Ask()); // 2 is still owed
        peer.Send(new { t = "result", id = 2 });
        Assert.Equal((5, 3), Ask());

        (int Id, int? Ack) Ask()
        {
            _ = room.CallAsync("f");
            var call = peer.Expect("call");
            return ((int)call["id"]!, (int?)call["ack"]);
        }
    }

    public void Dispose() => _stage.Dispose();

    private (SocketPeer Peer, JsonObject Hello) Back(int id = 1)
    {
        _stage.AwaitLink();
        var peer = _stage.Network.Accept();
        var hello = peer.Welcome(Resumed(id));
        _stage.Pump();
        return (peer, hello);
    }

    private static List<string> Listen(ActorConnection room)
    {
        var heard = Heard.Lines(room);
        room.On<string>("x", heard.Add);
        return heard;
    }

    private static void CaughtUp(Peer peer, long s, long replayed) => peer.Send(new { t = "caughtup", a = General, e = "E", s, replayed });

    private static JsonObject Resumed(int id) => new() { ["resumed"] = true, ["id"] = id };
}
