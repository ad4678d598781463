using System.Collections.Concurrent;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Dispatch;

/// <summary>Handlers on a SynchronizationContext or on the thread pool.</summary>
public class ContextTests
{
    [Fact]
    public void Context_OfTheCreator_RunsHandlersAndNothingElseDoes()
    {
        var context = new QueueContext();
        var clock = new ManualClock();
        var network = new Network(clock);
        using var client = context.Run(() => Create(new GameClientOptions(), network, clock));
        var heard = new List<(int Number, SynchronizationContext? Context)>();
        var room = client.Actor("chatRoom", "general").Connect();
        room.On<int>("x", n => heard.Add((n, SynchronizationContext.Current)));
        var peer = network.Accept();
        peer.Welcome();
        peer.Joined();
        for (var n = 1; n <= 200; n++)
            peer.Event(n, "x", n);
        Assert.Empty(heard);
        context.RunAll();
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (n, (SynchronizationContext?)context)), heard);
    }

    [Fact]
    public void Context_ManyEvents_LeavesRoomForOthersInBetween()
    {
        var context = new QueueContext();
        var network = new Network(new ManualClock());
        using var client = context.Run(() => Create(new GameClientOptions(), network, new ManualClock()));
        var heard = 0;
        var seenByAnother = -1;
        client.Global.On<int>("x", _ =>
        {
            if (heard++ == 0) context.Post(_ => seenByAnother = heard, null);
        });
        var peer = network.Accept();
        peer.Welcome();
        for (var n = 1; n <= 200; n++)
            peer.Event(n, "x", n, "global");
        context.RunAll();
        Assert.Equal(200, heard);
        Assert.InRange(seenByAnother, 1, 199);
    }

    [Fact]
    public async Task ThreadPool_SlowHandler_OneAtATimeAndInOrder()
    {
        var network = new Network(new ManualClock());
        await using var client = Create(new GameClientOptions { Dispatch = DispatchMode.ThreadPool }, network, new ManualClock());
        var all = new TaskCompletionSource<int[]>();
        var heard = new ConcurrentQueue<int>();
        var inside = 0;
        client.Global.On<int>("x", n =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Thread.SpinWait(10_000);
            Interlocked.Decrement(ref inside);
            heard.Enqueue(n);
            if (n == 100) all.SetResult([.. heard]);
        });
        client.Unhandled += error => all.TrySetException(error);
        var peer = network.Accept();
        peer.Welcome();
        for (var n = 1; n <= 100; n++)
            peer.Event(n, "x", n, "global");
        Assert.Equal(Enumerable.Range(1, 100), await all.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ThreadPool_WhoeverAwaitsAndBlocks_DoesNotBlockTheHandlers()
    {
        var network = new Network(new ManualClock());
        await using var client = Create(new GameClientOptions { Dispatch = DispatchMode.ThreadPool }, network, new ManualClock());
        var heard = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        client.Global.On<int>("x", _ => heard.TrySetResult());
        var peer = network.Accept();
        peer.Welcome();
        var blocked = BlockAsync();
        peer.Result(1);
        peer.Event(1, "x", 1, "global");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        release.Set();
        await blocked;

        async Task BlockAsync()
        {
            await client.Actor("a").CallAsync("f").ConfigureAwait(false);
            release.Wait(TestContext.Current.CancellationToken);
        }
    }

    private static GameClient Create(GameClientOptions options, Network network, ManualClock clock) =>
        new("http://server", options with { Transports = [Transport.WebSocket] }, new ClientPlatform(clock, () => 0.5, network));

    /// <summary>As a window's: a queue that one thread works off.</summary>
    private sealed class QueueContext : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();

        public override void Post(SendOrPostCallback d, object? state) => _queue.Enqueue((d, state));

        public T Run<T>(Func<T> action)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return action();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public void RunAll() => Run(() =>
        {
            while (_queue.TryDequeue(out var next))
                next.Callback(next.State);
            return 0;
        });
    }
}
