namespace Akka.GameEvents.Actors.Tests;

public sealed class RouterTests
{
    [Fact]
    public async Task Tell_AsManyAsWorkers_AreHandledSideBySide()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(3, 10, MailboxOverflow.Reject));
        await kit.QuietAsync();
        var names = new List<string>();

        for (var i = 0; i < 3; i++) await kit.HoldAsync(router, first: self => names.Add(self.Self.Path));

        Assert.Equal(["/router/worker-1", "/router/worker-2", "/router/worker-3"], names);
    }

    [Fact]
    public async Task Tell_AllWorkersBusy_QueuesUpToTheCapacity()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(2, 2, MailboxOverflow.Reject));
        await kit.QuietAsync();
        var first = await kit.HoldAsync(router);
        await kit.HoldAsync(router);

        Assert.Equal(
            [TellResult.Accepted, TellResult.Accepted, TellResult.Rejected],
            Enumerable.Range(0, 3).Select(number => router.Tell(number)));
        first.SetResult();

        Assert.Equal(["0", "1"], await kit.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task TellAsync_FullWithWait_WaitsForAWorker()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(1, 1, MailboxOverflow.Wait));
        await kit.QuietAsync();
        var release = await kit.HoldAsync(router);
        router.Tell("queued");
        var waiting = router.TellAsync("waiting", cancellation: Within.Test).AsTask();
        Assert.Equal(TellResult.Rejected, router.Tell("turned away"));

        Assert.False(waiting.IsCompleted);
        release.SetResult();

        Assert.Equal(TellResult.Accepted, await waiting.InTimeAsync());
        Assert.Equal(["queued", "waiting"], await kit.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task Tell_AWorkerFails_OthersGoOnAndItComesBack()
    {
        await using var kit = new Kit(backoff: new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero, 0));
        var router = kit.Spawn("router", props => props.WithRouter(2, 10, MailboxOverflow.Reject));
        await kit.QuietAsync();
        router.Do(_ => throw new FormatException());
        await kit.SettledAsync();

        router.Tell("other worker");
        Assert.Equal(["other worker"], await kit.Journal.WaitForAsync(1));
        await kit.HoldAsync(router);
        router.Tell("waits");
        await kit.SettledAsync();
        Assert.Single(kit.Journal.Entries);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["other worker", "waits"], await kit.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task Tell_AllWorkersFailed_MessagesQueueUntilTheyAreBack()
    {
        await using var kit = new Kit(backoff: new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero, 0));
        var router = kit.Spawn("router", props => props.WithRouter(2, 10, MailboxOverflow.Reject));
        router.Do(_ => throw new FormatException());
        router.Do(_ => throw new FormatException());
        await kit.SettledAsync();
        router.Tell("queued");
        await kit.SettledAsync();
        Assert.Empty(kit.Journal.Entries);

        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["queued"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Tell_WokenWorkerFailsBeforeItTakesTheMessage_AnotherTakesIt()
    {
        await using var kit = new Kit(backoff: new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero, 0));
        var router = kit.Spawn("router", props => props.WithRouter(2, 10, MailboxOverflow.Reject));
        await kit.QuietAsync();

        // As if the message had woken this worker, which then fails at a signal, as those go first.
        WorkerOf(router).Send(new InItsRun(cell =>
        {
            cell.Mailbox.Enqueue(new Envelope("message", null));
            cell.AddSignal(new FailingSignal());
        }));

        Assert.Equal(["message"], await kit.Journal.WaitForAsync(1));
        Assert.Equal(["FormatException Restart"], kit.Failures.Entries);
    }

    [Fact]
    public async Task Tell_WokenWorkerStopsBeforeItTakesTheMessage_AnotherTakesIt()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(2, 10, MailboxOverflow.Reject));
        ActorRef? child = null;
        router.Do(self => child = self.Context.ActorOf(Props.Create(() => new TestActor { OnReceive = kit.Run })));
        await kit.QuietAsync();
        // Its child keeps the worker from ending.
        await kit.HoldAsync(child!);

        ((LocalActorRef)child!).Cell.Parent!.Send(new InItsRun(cell =>
        {
            cell.Mailbox.Enqueue(new Envelope("message", null));
            cell.BeginStop();
        }));

        Assert.Equal(["message"], await kit.Journal.WaitForAsync(1));
    }

    [Fact]
    public async Task Stop_Router_StopsItsWorkersAndDrainsItsQueue()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(1, 10, MailboxOverflow.Reject));
        await kit.QuietAsync();
        var release = await kit.HoldAsync(router);
        router.Tell("queued");
        var stopped = kit.System.StopInTimeAsync(router);
        await kit.SettledAsync();

        release.SetResult();
        await stopped;

        Assert.Empty(kit.Journal.Entries);
        Assert.Equal(["queued ActorEnded"], kit.DeadLetters.Entries);
        Assert.Equal(TellResult.Dead, router.Tell("late"));
    }

    [Fact]
    public async Task Tell_RouterEndsMeanwhile_GoesToTheDeadLetters()
    {
        await using var kit = new Kit();
        var router = (LocalActorRef)kit.Spawn("router", props => props.WithRouter(1, 10, MailboxOverflow.Reject));
        await kit.System.StopInTimeAsync(router);

        // The two halves of a Tell that found the router alive.
        router.Cell.Mailbox.Enqueue(new Envelope("late", null));
        router.Cell.Mailbox.Owner.Wake();

        Assert.Equal(["late ActorEnded"], kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task Stop_LastWorker_EndsTheRouter()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props with
        {
            Router = props.WithRouter(2, 10, MailboxOverflow.Reject).Router! with
            {
                Supervisor = new SupervisorStrategy { Decider = _ => SupervisionDirective.Stop },
            },
        });
        kit.Spawn().Do(self => self.Context.Watch(router));

        router.Do(_ => throw new FormatException());
        router.Tell("second worker");
        await kit.Journal.WaitForAsync(1);
        router.Do(_ => throw new FormatException());

        Assert.Equal(["second worker", "Terminated { Actor = /router }"], await kit.Journal.WaitForAsync(2));
        Assert.Equal(["FormatException Stop", "FormatException Stop"], kit.Failures.Entries);
    }

    [Fact]
    public async Task SelfTell_InAWorker_IsTakenByAnyWorker()
    {
        await using var kit = new Kit();
        var router = kit.Spawn("router", props => props.WithRouter(2, 10, MailboxOverflow.Reject));
        await kit.QuietAsync();
        var release = new TaskCompletionSource();

        router.DoAsync(self =>
        {
            self.Self.Tell("to itself");
            return new(release.Task);
        });

        Assert.Equal(["to itself"], await kit.Journal.WaitForAsync(1));
        release.SetResult();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void WithRouter_NotPositive_Throws(int workers, int capacity) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Props.Create<TestActor>().WithRouter(workers, capacity, MailboxOverflow.Reject));

    private static ActorCell WorkerOf(ActorRef router) => ((LocalActorRef)router).Cell.Children.Snapshot()[0].Cell;

    private sealed class InItsRun(Action<ActorCell> action) : ControlMessage
    {
        public override void Apply(ActorCell cell) => action(cell);
    }

    private sealed class FailingSignal : Signal
    {
        public override bool TryTake(ActorCell cell, out object message, out ActorRef sender)
        {
            (message, sender) = (new Action<TestActor>(_ => throw new FormatException()), cell.Self);
            return true;
        }
    }
}
