using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Actors;

public sealed class ConnectTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void Connect_First_OpensTheLinkAndJoinsWithParams()
    {
        Assert.Equal(LinkStatus.Idle, _stage.Client.State.Status);
        var room = _stage.General.Connect(new { name = "Ann" });
        var heard = Heard.Lines(room);
        var join = _stage.Enter().Joined();
        _stage.Pump();

        Assert.Equal("""{"name":"Ann"}""", join["params"]!.ToJsonString());
        Assert.Equal("getOrCreate", (string?)join["mode"]);
        Assert.Equal(["connected c1 {\"messages\":[]}"], heard);
        Assert.Equal(("c1", ConnectionStatus.Connected), (room.Id, room.Status));
    }

    [Fact]
    public void Connect_WithInput_SendsItWithTheMode()
    {
        _stage.Client.Actor("match", "1").New(new Poke(3)).Connect();
        var peer = _stage.Enter();
        var join = peer.Expect("join");
        Assert.Equal(("create", """{"strength":3}"""), ((string?)join["mode"], join["input"]!.ToJsonString()));
        _stage.Client.Actor("match", "2").Existing().Connect();
        Assert.Equal("get", (string?)peer.Expect("join")["mode"]);
    }

    [Fact]
    public void Connect_ParamsThatAreNoJson_ThrowsBadArgs() =>
        Assert.Equal(GameErrorCodes.BadArgs, Assert.Throws<GameError>(() => _stage.General.Connect((Action)(() => { }))).Code);

    [Fact]
    public void Subscribe_BeforeAnythingIsSent_MayDisposeOfItAgain()
    {
        var room = _stage.General.Connect(subscribe: connection => connection.Dispose());
        Assert.Equal(ConnectionStatus.Disposed, room.Status);
        Assert.Equal(0, _stage.Network.Unseen);
    }

    [Fact]
    public void Ready_Joined_GivesTheSnapshotBound()
    {
        var room = _stage.General.Connect();
        var early = room.ReadyAsync<Poke>();
        _stage.Enter().Joined(snapshot: """{"strength":3}""");
        _stage.Pump();
        Assert.Equal(new Poke(3), Success.Of(early));
        Assert.Equal(new Poke(3), Success.Of(room.ReadyAsync<Poke>()));
        Assert.Equal(new Poke(3), room.Snapshot!.As<Poke>());
    }

    [Fact]
    public void Ready_RefusedJoin_FailsRaisesErrorAndIsNotTriedAgain()
    {
        var room = _stage.General.Connect();
        var heard = Heard.Lines(room);
        var ready = room.ReadyAsync();
        var peer = _stage.Enter();
        peer.Refuse(peer.Expect("join"), "forbidden");
        _stage.Pump();

        Assert.Equal(GameErrorCodes.Forbidden, Failure.Of(ready).Code);
        Assert.Equal(["error forbidden"], heard);
        Assert.Equal(ConnectionStatus.Closed, room.Status);
        Assert.Equal(GameErrorCodes.Forbidden, Failure.Of(CallOn(room)).Code);
        peer.Cut();
        Assert.Equal(0, _stage.Return().Unread);
    }

    [Fact]
    public void Refused_NobodyLooks_IsReported()
    {
        _stage.General.Connect();
        var peer = _stage.Enter();
        peer.Refuse(peer.Expect("join"), "forbidden");
        _stage.Pump();
        Assert.Equal(GameErrorCodes.Forbidden, Assert.IsType<GameError>(Assert.Single(_stage.Unhandled)).Code);
    }

    [Fact]
    public void Ready_Cancelled_EndsTheWaitAndNotTheConnection()
    {
        using var stop = new CancellationTokenSource();
        var room = _stage.General.Connect();
        var ready = room.ReadyAsync(stop.Token);
        stop.Cancel();
        var peer = _stage.Enter();
        Assert.True(ready.IsCanceled);
        peer.Joined();
        _stage.Pump();
        Assert.Equal("c1", Success.Of(room.ReadyAsync()).Id);
    }

    [Fact]
    public void Left_ActorDropsTheConnection_DisconnectedThenErrorAndClosed()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Send(new { t = "left", a = "chatRoom/general", code = "app.kicked", message = "Out." });
        _stage.Pump();
        Assert.Equal(["disconnected app.kicked for good", "error app.kicked"], heard);
        Assert.Equal(ConnectionStatus.Closed, room.Status);
    }

    [Fact]
    public void Dispose_Joined_LeavesAndStaysSilent()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        room.On<Payload>("x", _ => heard.Add("x"));
        peer.Event(1, "x", 1);
        room.Dispose();
        _stage.Pump();
        room.Dispose();

        Assert.Empty(heard);
        Assert.Equal("chatRoom/general", (string?)peer.Expect("leave")["a"]);
        Assert.Equal(ConnectionStatus.Disposed, room.Status);
        Assert.Equal(GameErrorCodes.Disposed, Assert.Throws<GameError>(() => room.On<Payload>("x", _ => { })).Code);
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(CallOn(room)).Code);
    }

    [Fact]
    public void Dispose_BeforeJoined_FailsReadyAndWhatWaited()
    {
        var room = _stage.General.Connect();
        var ready = room.ReadyAsync();
        var call = room.CallAsync("f");
        room.Dispose();
        _stage.Pump();
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(ready).Code);
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(call).Code);
    }

    [Fact]
    public async Task DisposeClient_Connected_EndsTheSessionAndEverything()
    {
        var (room, peer) = _stage.Join();
        await _stage.Client.DisposeAsync();
        Assert.Equal(CloseCodes.Normal, peer.ClosedWith);
        Assert.True(_stage.Network.IsDisposed);
        Assert.Equal((LinkStatus.Disposed, ConnectionStatus.Disposed), (_stage.Client.State.Status, room.Status));
        Assert.Equal(0, _stage.Clock.Pending);
    }

    [Fact]
    public async Task DisposeClient_LinkThatTakesNothing_EndsAfterAWhile()
    {
        var (room, peer) = _stage.Join();
        peer.Block();
        _ = room.CallAsync("f");
        var gone = _stage.Client.DisposeAsync().AsTask();
        Assert.False(gone.IsCompleted);
        _stage.Clock.Advance(TimeSpan.FromSeconds(2));
        await gone;
        Assert.NotNull(peer.ClosedWith);
    }

    [Fact]
    public async Task DisposeClient_NotWelcomedYet_EndsNoSession()
    {
        _stage.General.Connect();
        _stage.Pump();
        var peer = _stage.Network.Accept();
        peer.Open();
        await _stage.Client.DisposeAsync();
        Assert.Equal(CloseCodes.GoingAway, peer.ClosedWith);
    }

    [Theory]
    [InlineData("")]
    [InlineData("host:7350")]
    [InlineData("/v1")]
    [InlineData("ftp://host")]
    public void Client_OfNoAddress_Throws(string url) => Assert.Throws<ArgumentException>(() => new GameClient(url));

    [Fact]
    public void Client_NoTransportAtAll_IsRefused() => Assert.Equal(
        nameof(GameClientOptions.Transports),
        Assert.Throws<ArgumentOutOfRangeException>(() => new GameClient("http://host", new GameClientOptions { Transports = [] })).ParamName);

    [Fact]
    public void Client_OptionOutOfRange_NamesIt() => Assert.Equal(
        nameof(GameClientOptions.MaxCalls),
        Assert.Throws<ArgumentOutOfRangeException>(() => new GameClient("http://host", new GameClientOptions { MaxCalls = 0 })).ParamName);

    public void Dispose() => _stage.Dispose();

    private Task<Payload> CallOn(ActorConnection room)
    {
        var call = room.CallAsync("f");
        _stage.Pump();
        return call;
    }
}
