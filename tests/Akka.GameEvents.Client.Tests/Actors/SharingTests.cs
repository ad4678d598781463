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
}
