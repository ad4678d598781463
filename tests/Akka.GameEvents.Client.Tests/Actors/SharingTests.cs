using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Actors;

public sealed class SharingTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void Connect_SecondToTheActor_SharesItAndGetsAFreshSnapshot()
    {
        var (first, peer) = _stage.Join();
        var second = _stage.General.Connect(new { name = "Other" });
        peer.Joined("c1", s: 7, snapshot: "2");
        _stage.Pump();
        Assert.Equal(("c1", "c1"), (first.Id, second.Id));
        Assert.Equal(2, Success.Of(second.ReadyAsync<int>()));

        var heard = new List<string>();
        first.On<int>("x", n => heard.Add($"first {n}"));
        second.On<int>("x", n => heard.Add($"second {n}"));
        peer.Event(8, "x", 8);
        _stage.Pump();
        Assert.Equal(["first 8", "second 8"], heard);
    }

    [Fact]
    public void Connect_AnswerOutOfANewEpochAheadOfTheGap_NothingOfTheOldEpochIsHeard()
    {
        var (peer, heard) = JoinTwice();
        peer.Event(8, "x", 8);
        peer.Joined("c1", "F", 2, snapshot: "2");
        peer.Event(9, "x", 9);
        peer.Send(new { t = "gap", a = "chatRoom/general", e = "F", s = 3, reason = "epoch_changed", d = 3 });
        peer.Event(4, "x", 4);
        _stage.Pump();
        Assert.Equal(["connected 2", "gap 3", "4"], heard);
    }

    [Fact]
    public void Connect_AnswerBehindTheGapIntoItsEpoch_BeginsAtTheAnswer()
    {
        var (peer, heard) = JoinTwice();
        peer.Event(8, "x", 8);
        peer.Send(new { t = "gap", a = "chatRoom/general", e = "F", s = 0, reason = "epoch_changed", d = 0 });
        peer.Event(1, "x", 1);
        peer.Joined("c1", "F", 1, snapshot: "1");
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.Equal(["connected 1", "2"], heard);
    }

    [Fact]
    public void Dispose_OneOfTwo_TheOtherGoesOn()
    {
        var (first, peer) = _stage.Join();
        var second = _stage.General.Connect();
        peer.Joined();
        _stage.Pump();
        first.Dispose();
        Assert.Equal(0, peer.Unread);

        var heard = new List<int>();
        second.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        _stage.Pump();
        Assert.Equal([1], heard);
        second.Dispose();
        peer.Expect("leave");
    }

    [Fact]
    public void Connect_RightAfterTheLastLeft_JoinsAnewAndIgnoresWhatBelongsToTheOld()
    {
        var (first, peer) = _stage.Join();
        first.Dispose();
        peer.Expect("leave");
        var second = _stage.General.Connect();
        var heard = new List<int>();
        second.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        peer.Joined("c2", s: 5);
        peer.Event(6, "x", 6);
        _stage.Pump();
        Assert.Equal([6], heard);
        Assert.Equal("c2", second.Id);
    }

    [Fact]
    public void Left_WhileAnotherJoins_EndsOnlyTheMember()
    {
        var (first, peer) = _stage.Join();
        var second = _stage.General.Connect();
        peer.Send(new { t = "left", a = "chatRoom/general", code = "app.kicked" });
        peer.Joined("c2");
        _stage.Pump();
        Assert.Equal((ConnectionStatus.Closed, ConnectionStatus.Connected), (first.Status, second.Status));
    }

    [Fact]
    public void LinkLost_TwoOnOneActor_ComeBackWithOneJoinAndTheFirstsParams()
    {
        var (first, peer) = _stage.Join();
        var second = _stage.General.Connect(new { name = "Other" });
        peer.Joined();
        _stage.Pump();
        peer.Cut();
        var again = _stage.Return();

        Assert.Equal("""{"name":"Ann"}""", again.Joined("c9", s: 3)["params"]!.ToJsonString());
        _stage.Pump();
        Assert.Equal(0, again.Unread);
        Assert.Equal(("c9", "c9"), (first.Id, second.Id));
    }

    public void Dispose() => _stage.Dispose();

    /// <summary>One that has joined, and what a second one is told, whose join is unanswered.</summary>
    private (SocketPeer Peer, List<string> Heard) JoinTwice()
    {
        var (_, peer) = _stage.Join();
        var heard = new List<string>();
        _stage.General.Connect(subscribe: second =>
        {
            second.Connected += connected => heard.Add($"connected {connected.Snapshot.As<int>()}");
            second.Gap += gap => heard.Add($"gap {gap.Snapshot.As<int>()}");
            second.On<int>("x", n => heard.Add($"{n}"));
        });
        return (peer, heard);
    }
}
