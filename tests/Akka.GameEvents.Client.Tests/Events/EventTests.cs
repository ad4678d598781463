using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Events;

public sealed class EventTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void On_ByTypeAttributeOrName_GetsThePayloadBound()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<object>();
        room.On<MessageReceived>(heard.Add);
        room.On<Poke>(heard.Add);
        room.On("moved", (int x) => heard.Add(x));
        peer.Event(1, "messageReceived", new { id = "m_1", text = "Hi" });
        peer.Event(2, "nudge", new { strength = 3 });
        peer.Event(null, "moved", 7);
        peer.Event(3, "poke", new { strength = 4 });
        _stage.Pump();
        Assert.Equal([new MessageReceived("m_1", "Hi"), new Poke(3), 7], heard);
    }

    [Fact]
    public void On_EventsBeforeTheResult_AreHandledBeforeItCompletes()
    {
        var (room, peer) = _stage.Join();
        var order = new List<string>();
        room.On<int>("x", n => order.Add($"event {n}"));
        var done = Await();
        var id = (long)peer.Expect("call")["id"]!;
        peer.Event(1, "x", 1);
        peer.Send(new { t = "result", id, d = 1 });
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.True(done.IsCompletedSuccessfully);
        Assert.Equal(["event 1", "result", "event 2"], order);

        async Task Await()
        {
            await room.CallAsync("f");
            order.Add("result");
        }
    }

    [Fact]
    public void On_HandlerThatThrows_IsReportedAndTheOthersGoOn()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<int>();
        room.On<int>("x", (Action<int>)(_ => throw new FormatException("mine")));
        room.On<int>("x", async n =>
        {
            await Task.CompletedTask;
            throw new FormatException($"later {n}");
        });
        room.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.Equal([1, 2], heard);
        Assert.Equal(["mine", "later 1", "mine", "later 2"], _stage.Unhandled.Select(error => error.Message));
    }

    [Fact]
    public void On_HandlerThatNeverEnds_HoldsNobodyUp()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<int>();
        room.On<int>("x", _ => new TaskCompletionSource().Task);
        room.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public void Subscription_DisposedByAnEarlierHandler_IsNotCalled()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<string>();
        IDisposable? second = null;
        room.On<int>("x", _ => second!.Dispose());
        second = room.On<int>("x", _ => heard.Add("second"));
        room.On<int>("x", _ => room.On<int>("x", _ => heard.Add("added")));
        peer.Event(1, "x", 1);
        _stage.Pump();
        Assert.Empty(heard);
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.Equal(["added"], heard);
    }

    [Fact]
    public void Dispose_FromWithinAHandler_StopsDelivery()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<int>();
        room.On<int>("x", _ => room.Dispose());
        room.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        peer.Event(2, "x", 2);
        _stage.Pump();
        Assert.Empty(heard);
    }

    [Theory]
    [InlineData("seven")]
    [InlineData(null)]
    public void Event_ThatDoesNotBind_IsBadEventOnceAndTheOthersGoOn(string? payload)
    {
        var (room, peer) = _stage.Join();
        var errors = new List<GameError>();
        var heard = new List<object>();
        room.Error += errors.Add;
        room.On<Poke>("x", heard.Add);
        room.On<Poke>("x", heard.Add);
        room.On<Payload>("x", raw => heard.Add(raw.ToString()));
        peer.Event(1, "x", payload);
        peer.Event(2, "x", new { strength = 1 });
        _stage.Pump();
        Assert.Equal(GameErrorCodes.BadEvent, Assert.Single(errors).Code);
        Assert.Equal([payload is null ? "null" : "\"seven\"", new Poke(1), new Poke(1), """{"strength":1}"""], heard);
    }

    [Theory]
    [InlineData("connected")]
    [InlineData("error")]
    public void Event_WithALifecycleName_IsBadEventAndCannotBeAskedFor(string name)
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Event(1, name, 1);
        _stage.Pump();
        Assert.Equal(["error bad_event"], heard);
        Assert.Throws<ArgumentException>(() => room.On<int>(name, _ => { }));
    }

    [Fact]
    public void Gap_FromTheServer_SetsTheSnapshot()
    {
        var (room, peer) = _stage.Join();
        var heard = Heard.Lines(room);
        peer.Send(new { t = "gap", a = "chatRoom/general", e = "E", s = 9, reason = "lagging", d = 7 });
        _stage.Pump();
        Assert.Equal(["gap lagging 7"], heard);
        Assert.Equal(7, room.Snapshot!.As<int>());
    }

    [Fact]
    public void State_OfAConnection_ChangesInOrderWithItsEvents()
    {
        var (room, peer) = _stage.Join();
        var seen = new List<string>();
        room.On<int>("x", _ => seen.Add($"{room.Status} {room.Snapshot}"));
        peer.Event(1, "x", 1);
        peer.Send(new { t = "gap", a = "chatRoom/general", e = "E", s = 1, reason = "lagging", d = 7 });
        peer.Event(2, "x", 2);
        peer.Cut();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
        _stage.Pump();
        Assert.Equal(["Connected {\"messages\":[]}", "Connected 7"], seen);
        Assert.Equal(ConnectionStatus.Reconnecting, room.Status);
    }

    public void Dispose() => _stage.Dispose();
}
