using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Links;

public sealed class ReconnectTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void LinkLost_Joined_ComesBackAndJoinsAgainWithGapAndReconnected()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Cut();
        _stage.Pump();
        Assert.Equal(ConnectionStatus.Reconnecting, room.Status);
        _stage.Return().Joined("c2", s: 9, snapshot: "2");
        _stage.Pump();
        Assert.Equal(["disconnected connection_lost for now", "gap position_unknown 2", "reconnected c2 anew 0"], heard);
        Assert.Equal("c2", room.Id);
    }

    [Fact]
    public void LinkLost_RoomOfANewEpoch_SaysSo()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Cut();
        _stage.Return().Joined("c2", "F", snapshot: "2");
        _stage.Pump();
        Assert.Contains("gap epoch_changed 2", heard);
    }

    [Fact]
    public void LinkLost_CallsMeanwhile_WaitForTheJoinAndRunInOrder()
    {
        var (room, peer) = _stage.Join();
        peer.Cut();
        var calls = new[] { room.CallAsync<int>("f", 1), room.CallAsync<int>("f", 2) };
        var again = _stage.Return();
        var join = again.Expect("join");
        Assert.Equal(0, again.Unread);
        again.Send(new { t = "joined", id = (long)join["id"]!, a = "chatRoom/general", c = "c2", e = "E", s = 0, recovered = false });
        Assert.Equal("[1]", again.Result(1)["args"]!.ToJsonString());
        Assert.Equal("[2]", again.Result(2)["args"]!.ToJsonString());
        _stage.Pump();
        Assert.Equal([1, 2], calls.Select(Success.Of));
    }

    [Fact]
    public void LinkLost_CallSentAndUnanswered_FailsWithResultExpiredAndIsNotSentAgain()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync("f");
        peer.Expect("call");
        peer.Cut();
        _stage.Pump();
        Assert.False(call.IsCompleted);
        var again = _stage.Return();
        again.Joined();
        Assert.Equal(GameErrorCodes.ResultExpired, Failure.Of(call).Code);
        Assert.Equal(0, again.Unread);
    }

    [Fact]
    public void Create_SentAndUnanswered_CannotBeAskedAgain()
    {
        var room = _stage.General.New().Connect();
        var heard = Heard.Lines(room);
        var peer = _stage.Enter();
        peer.Expect("join");
        peer.Cut();
        Assert.Equal(0, _stage.Return().Unread);
        Assert.Equal(["error result_expired"], heard);
    }

    [Fact]
    public void Create_JoinedBefore_ComesBackCreatingIfItMust()
    {
        _stage.General.New(7).Connect();
        var peer = _stage.Enter();
        peer.Joined();
        peer.Cut();
        var join = _stage.Return().Expect("join");
        Assert.Equal(("getOrCreate", 7), ((string?)join["mode"], (int)join["input"]!));
    }

    [Fact]
    public void Get_JoinedBefore_ComesBackWithoutCreating()
    {
        _stage.General.Existing().Connect();
        var peer = _stage.Enter();
        peer.Joined();
        peer.Cut();
        Assert.Equal("get", (string?)_stage.Return().Expect("join")["mode"]);
    }

    [Fact]
    public void Rejoin_Refused_ErrorAndClosed()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Cut();
        var again = _stage.Return();
        again.Refuse(again.Expect("join"), "forbidden");
        _stage.Pump();
        Assert.Equal(["disconnected connection_lost for now", "error forbidden"], heard);
        Assert.Equal(ConnectionStatus.Closed, room.Status);
    }

    [Fact]
    public void Rejoin_ServerTooBusy_IsAskedAgainAfterRetry()
    {
        var (room, peer) = _stage.Join();
        peer.Cut();
        var again = _stage.Return();
        again.Refuse(again.Expect("join"), "overloaded", retry: 2_000);
        _stage.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.Equal(0, again.Unread);
        _stage.Advance(TimeSpan.FromMilliseconds(1));
        again.Joined();
        _stage.Pump();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
    }

    [Fact]
    public void Attempts_LinkThatLivedTenSeconds_BeginAnew()
    {
        var (_, peer) = _stage.Join();
        peer.Cut();
        var second = _stage.Return();
        second.Cut();
        _stage.Pump();
        Assert.Equal(2, _stage.Client.State.Attempt);
        var third = _stage.Return();
        _stage.Advance(TimeSpan.FromSeconds(10));
        third.Cut();
        _stage.Pump();
        Assert.Equal(1, _stage.Client.State.Attempt);
    }

    [Fact]
    public void Url_OfWelcome_IsTriedOnceAndThenTheOwnOneAgain()
    {
        var (_, peer) = _stage.Join(new JsonObject { ["url"] = "http://other:1" });
        peer.Cut();
        _stage.AwaitLink();
        var redirected = _stage.Network.Accept();
        Assert.Equal(new Uri("http://other:1"), redirected.Server);
        redirected.RefuseToOpen();
        _stage.AwaitLink();
        Assert.Equal(new Uri("http://server:7350"), _stage.Network.Accept().Server);
    }

    [Theory]
    [InlineData("https://host", "https://other", true)]
    [InlineData("http://host", "wss://other", true)]
    [InlineData("https://host", "http://other", false)]
    [InlineData("http://host", "file:///etc/passwd", false)]
    [InlineData("http://host", "not an address", false)]
    public void Redirect_ToWhatIsNoAddressOrNoLongerSecure_IsNotFollowed(string from, string to, bool isFollowed) =>
        Assert.Equal(isFollowed, ServerAddress.Redirect(new Uri(from), to) is not null);

    [Fact]
    public void Stop_ThenConnectAgain_TriesAfterABackOff()
    {
        var (_, peer) = _stage.Join();
        _stage.Client.Unhandled += _ => { };
        peer.Close(4009);
        _stage.Pump();
        Assert.Equal((LinkStatus.Stopped, GameErrorCodes.Replaced), (_stage.Client.State.Status, _stage.Client.State.Reason!.Code));
        var room = _stage.General.Connect();
        Assert.Equal(0, _stage.Network.Unseen);
        _stage.Return().Joined();
        _stage.Pump();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
    }

    [Fact]
    public void Dispose_WhileWaiting_NeverComesBack()
    {
        var (_, peer) = _stage.Join();
        peer.Cut();
        _stage.Client.Dispose();
        Assert.Equal(0, _stage.Clock.Pending);
    }

    public void Dispose() => _stage.Dispose();
}
