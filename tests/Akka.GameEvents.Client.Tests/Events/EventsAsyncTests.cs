using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Events;

public sealed class EventsAsyncTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public async Task EventsAsync_EventsComing_AreReadInOrderAndTheEndUnsubscribes()
    {
        var (room, peer) = _stage.Join();
        var heard = new List<int>();
        var reading = ReadAsync(room, new EventBuffer(), heard, most: 3);
        for (var n = 1; n <= 4; n++)
            peer.Event(n, "x", n);
        _stage.Pump();
        await reading;
        Assert.Equal([1, 2, 3], heard);
    }

    [Fact]
    public async Task EventsAsync_BufferFull_FailsAfterWhatIsInIt()
    {
        var buffer = new EventBuffer(2);
        var heard = await FillAsync(buffer, 3);
        Assert.Equal(["1", "2", "client_queue_full"], heard);
        Assert.Equal(0, buffer.Dropped);
    }

    [Fact]
    public async Task EventsAsync_BufferFullDropOldest_KeepsTheNewestAndCounts()
    {
        var buffer = new EventBuffer(2, EventOverflow.DropOldest);
        var heard = await FillAsync(buffer, 5);
        Assert.Equal(["4", "5"], heard);
        Assert.Equal(3, buffer.Dropped);
    }

    [Fact]
    public async Task EventsAsync_BufferFullDropNewest_KeepsTheOldestAndCounts()
    {
        var buffer = new EventBuffer(2, EventOverflow.DropNewest);
        var heard = await FillAsync(buffer, 5);
        Assert.Equal(["1", "2"], heard);
        Assert.Equal(3, buffer.Dropped);
    }

    [Fact]
    public async Task EventsAsync_Cancelled_ThrowsCancelled()
    {
        var (room, _) = _stage.Join();
        using var stop = new CancellationTokenSource();
        await using var events = room.EventsAsync<Poke>(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = events.MoveNextAsync().AsTask();
        stop.Cancel();
        _stage.Pump();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task EventsAsync_ConnectionDisposed_Ends()
    {
        var (room, _) = _stage.Join();
        var reading = ReadAsync(room, new EventBuffer(), [], most: 3);
        room.Dispose();
        await reading;
    }

    [Fact]
    public async Task EventsAsync_ConnectionClosed_FailsWithItsError()
    {
        var (room, peer) = _stage.Join();
        room.Error += _ => { };
        var reading = ReadAsync(room, new EventBuffer(), [], most: 3);
        peer.Send(new { t = "left", a = "chatRoom/general", code = "app.kicked" });
        _stage.Pump();
        Assert.Equal("app.kicked", (await Assert.ThrowsAsync<GameError>(() => reading)).Code);
    }

    [Fact]
    public void Buffer_OfNothing_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new EventBuffer(0));

    public void Dispose() => _stage.Dispose();

    private async Task<List<string>> FillAsync(EventBuffer buffer, int events)
    {
        var (room, peer) = _stage.Join();
        await using var reader = room.EventsAsync<int>("x", buffer).GetAsyncEnumerator(CancellationToken.None);
        for (var n = 1; n <= events; n++)
            peer.Event(n, "x", n);
        _stage.Pump();
        room.Dispose();
        var heard = new List<string>();
        try
        {
            while (await reader.MoveNextAsync())
                heard.Add($"{reader.Current}");
        }
        catch (GameError error)
        {
            heard.Add(error.Code);
        }

        return heard;
    }

    private static async Task ReadAsync(ActorConnection room, EventBuffer buffer, List<int> heard, int most)
    {
        await foreach (var n in room.EventsAsync<int>("x", buffer))
        {
            heard.Add(n);
            if (heard.Count == most) return;
        }
    }
}
