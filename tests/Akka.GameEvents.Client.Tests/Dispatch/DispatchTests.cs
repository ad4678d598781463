using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Dispatch;

public class DispatchTests
{
    [Fact]
    public void Pump_FromWithinAHandler_RunsNothing()
    {
        using var stage = new Stage();
        var (room, peer) = stage.Join();
        var order = new List<string>();
        room.On<int>("x", n =>
        {
            order.Add($"begin {n}");
            Assert.Equal(0, stage.Client.Pump());
            order.Add($"end {n}");
        });
        peer.Event(1, "x", 1);
        peer.Event(2, "x", 2);
        Assert.Equal(2, stage.Client.Waiting);
        Assert.Equal(2, stage.Client.Pump());
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], order);
    }

    [Fact]
    public void Pump_WhatIsPostedMeanwhile_IsLeftForTheNextFrame()
    {
        using var stage = new Stage();
        var (room, peer) = stage.Join();
        var heard = 0;
        room.On<int>("x", n =>
        {
            heard++;
            peer.Event(n + 1, "x", n + 1);
        });
        peer.Event(1, "x", 1);
        Assert.Equal(1, stage.Client.Pump());
        Assert.Equal((1, 1), (heard, stage.Client.Waiting));
    }

    [Fact]
    public async Task Pump_AwaitedCall_GoesOnOnThePumpingThread()
    {
        using var stage = new Stage();
        var (room, peer) = stage.Join();
        var thread = 0;
        var done = AwaitAsync();
        peer.Result(1);
        Assert.False(done.IsCompleted);
        stage.Pump();
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        await done;

        async Task AwaitAsync()
        {
            await room.CallAsync("f").ConfigureAwait(false);
            thread = Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public void Pump_OfAClientThatRunsElsewhere_SaysWhatToDo()
    {
        using var client = new GameClient("http://host");
        Assert.Contains(nameof(DispatchMode.Pump), Assert.Throws<InvalidOperationException>(() => client.Pump()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_NothingIsPumped_NothingMoreIsReadUntilHalfHasRun()
    {
        using var stage = new Stage(new GameClientOptions { MaxWaiting = 4 });
        var (room, peer) = stage.Join();
        var heard = new List<int>();
        room.On<int>("x", heard.Add);
        for (var n = 1; n <= 10; n++)
            peer.Event(n, "x", n);
        Assert.Equal(4, stage.Client.Waiting);
        Assert.False(peer.IsRead);
        PumpUntil(stage, () => heard.Count == 10);
        Assert.Equal(Enumerable.Range(1, 10), heard);
    }

    [Fact]
    public void Full_ForLongerThanAHeartbeat_IsNoSilenceOfTheServer()
    {
        using var stage = new Stage(new GameClientOptions { MaxWaiting = 4 });
        var (_, peer) = stage.Join();
        for (var n = 1; n <= 4; n++)
            peer.Event(n, "x", n);
        Assert.False(peer.IsRead);
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        PumpUntil(stage, () => peer.IsRead);
        Assert.Equal(LinkStatus.Connected, stage.Client.State.Status);
        Assert.Null(peer.ClosedWith);
    }

    [Fact]
    public void Full_LinkLost_TriesNoneUntilThereIsRoom()
    {
        using var stage = new Stage(new GameClientOptions { MaxWaiting = 2 });
        var (_, peer) = stage.Join();
        peer.Cut();
        stage.Clock.AdvanceToNext();
        Assert.Equal(0, stage.Network.Unseen);
        PumpUntil(stage, () => stage.Network.Unseen == 1);
    }

    [Fact]
    public void Unhandled_ThatThrowsItself_HarmsNothing()
    {
        using var stage = new Stage();
        var (room, peer) = stage.Join();
        var heard = new List<int>();
        stage.Client.Unhandled += _ => throw new FormatException("again");
        room.On<int>("x", (Action<int>)(_ => throw new FormatException("mine")));
        room.On<int>("x", heard.Add);
        peer.Event(1, "x", 1);
        peer.Event(2, "x", 2);
        stage.Pump();
        Assert.Equal([1, 2], heard);
    }

    // Whoever waits for room goes on on the thread pool.
    private static void PumpUntil(Stage stage, Func<bool> isDone) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            stage.Pump();
            return isDone();
        },
        TimeSpan.FromSeconds(30)));
}
