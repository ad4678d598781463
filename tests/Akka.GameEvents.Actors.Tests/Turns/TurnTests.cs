namespace Akka.GameEvents.Actors.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task Tell_WhileATurnAwaits_WaitsForItsEnd()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        var release = new TaskCompletionSource();
        actor.DoAsync(async _ =>
        {
            kit.Journal.Add("first begins");
            await release.Task;
            kit.Journal.Add("first ends");
        });
        actor.Tell("second");

        await kit.SettledAsync();
        Assert.Equal(["first begins"], kit.Journal.Entries);
        release.SetResult();

        Assert.Equal(["first begins", "first ends", "second"], await kit.Journal.WaitForAsync(3));
    }

    [Fact]
    public async Task Tell_CompletedByAnotherTurn_DoesNotRunInsideThatTurn()
    {
        await using var kit = new Kit();
        var waiting = kit.Spawn();
        var completing = kit.Spawn();
        var release = await kit.HoldAsync(waiting);
        using var handled = new ManualResetEventSlim();
        waiting.Do(_ => handled.Set());

        // Were the next message handled by the completing thread, it would be so before SetResult returns, or never.
        completing.Do(_ =>
        {
            release.SetResult();
            kit.Journal.Add(handled.Wait(Within.Limit, Within.Test) ? "elsewhere" : "nowhere");
        });

        Assert.Equal(["elsewhere"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Sender_WithoutOne_IsTheDeadLetters()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();

        actor.Do(self =>
        {
            Assert.Null(self.Context.Sender);
            self.Sender.Tell("reply");
            self.Context.Reply("dropped");
        });

        Assert.Equal(["reply ActorEnded"], await kit.DeadLetters.WaitForAsync(1));
        await kit.QuietAsync();
        Assert.Empty(kit.Failures.Entries);
    }

    [Fact]
    public async Task Execute_MoreMessagesThanThroughput_LetsOthersIn()
    {
        await using var kit = new Kit(throughput: 2);
        var first = kit.Spawn();
        var release = await kit.HoldAsync(first);
        foreach (var i in Enumerable.Range(0, 5)) first.Tell(i);

        release.SetResult();

        Assert.Equal(["0", "1", "2", "3", "4"], await kit.Journal.WaitForAsync(5));
    }

    [Fact]
    public async Task TurnCancellation_BetweenTurns_IsNone()
    {
        await using var kit = new Kit();
        ActorContext? context = null;
        var tokens = new List<CancellationToken>();
        var actor = kit.Spawn();
        actor.Do(self => tokens.AddRange([self.Context.TurnCancellation, self.Context.TurnCancellation]));
        actor.Do(self =>
        {
            context = self.Context;
            tokens.Add(self.Context.TurnCancellation);
        });
        await kit.QuietAsync();

        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[0], tokens[2]);
        Assert.Equal(CancellationToken.None, context!.TurnCancellation);
    }

    [Fact]
    public async Task Unhandled_Message_IsOnTheEventStream()
    {
        await using var kit = new Kit();
        var unhandled = new List<UnhandledMessage>();
        using var subscription = kit.System.EventStream.Subscribe<UnhandledMessage>(unhandled.Add);
        var actor = kit.Spawn(make: () => new TestActor
        {
            OnReceive = (self, message) =>
            {
                self.Unhandled(message);
                return default;
            },
        });

        actor.Tell("what", kit.System.DeadLetters);
        await kit.QuietAsync();

        Assert.Equal([new UnhandledMessage("what", kit.System.DeadLetters, actor)], unhandled);
    }

    [Fact]
    public async Task Tell_SynchronousTurns_AllocateNothing()
    {
        var handled = 0;
        const int Count = 100_000;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var system = ActorSystem.Create("test", new ActorSystemOptions { Throughput = int.MaxValue });
        long before = 0, after = 0;
        var actor = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = (self, message) =>
            {
                handled++;
                // Each turn tells the next, all in one run on one thread: what it allocates is what telling and handling do.
                if (handled == 1000) before = GC.GetAllocatedBytesForCurrentThread();
                if (handled < Count)
                {
                    self.Self.Tell(message);
                }
                else
                {
                    after = GC.GetAllocatedBytesForCurrentThread();
                    done.SetResult();
                }
                return default;
            },
        }) with
        { TurnTimeout = TimeSpan.FromMinutes(1) });

        actor.Tell("go");
        await done.Task.InTimeAsync();

        Assert.Equal(0, after - before);
    }
}
