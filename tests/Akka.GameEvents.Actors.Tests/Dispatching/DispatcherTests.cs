namespace Akka.GameEvents.Actors.Tests;

public sealed class DispatcherTests
{
    private const int Actors = 20;
    private const int Messages = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Tell_ManyActors_RunsSoManyAtATimeAndAllTurns(int parallelism)
    {
        await using var system = ActorSystem.Create("test");
        var (running, most, left) = (0, 0, Actors * Messages);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var props = Props.Create(() => new TestActor
        {
            OnReceive = (_, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Thread.SpinWait(5_000);
                Interlocked.Decrement(ref running);
                if (Interlocked.Decrement(ref left) == 0) done.SetResult();
                return default;
            },
        }) with
        { Dispatcher = new Dispatcher(parallelism) };
        var actors = Enumerable.Range(0, Actors).Select(_ => system.ActorOf(props)).ToArray();

        await Task.WhenAll(actors.Select(actor => Task.Run(() =>
        {
            for (var i = 0; i < Messages; i++) actor.Tell(i);
        })));
        await done.Task.InTimeAsync();

        Assert.InRange(most, 1, parallelism);
    }

    [Fact]
    public async Task Tell_AnotherActorsTurnIsSuspended_Runs()
    {
        await using var system = ActorSystem.Create("test");
        var dispatcher = new Dispatcher(1);
        var release = new TaskCompletionSource();
        var waiting = system.ActorOf(Props.Create(() => new TestActor { OnReceive = async (_, _) => await release.Task }) with { Dispatcher = dispatcher });
        var other = system.ActorOf(Props.Create(() => new TestActor { OnReceive = (self, message) => Reply(self, message) }) with { Dispatcher = dispatcher });
        waiting.Tell("wait");

        Assert.Equal("hello", await other.AskInTimeAsync<string>("hello"));

        release.SetResult();
    }

    [Fact]
    public async Task Throughput_One_LetsTheOthersInBetween()
    {
        await using var system = ActorSystem.Create("test");
        var order = new List<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = new ManualResetEventSlim();
        var dispatcher = new Dispatcher(1);
        ActorRef Spawn(Action<object> receive) => system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = (_, message) =>
            {
                receive(message);
                return default;
            },
        }) with
        { Dispatcher = dispatcher, Throughput = 1 });
        ActorRef Noting(string name) => Spawn(message =>
        {
            order.Add($"{name}{message}");
            if (order.Count == 6) done.SetResult();
        });
        var (thread, a, b) = (Spawn(_ => told.Wait()), Noting("a"), Noting("b"));
        thread.Tell("hold it");
        foreach (var actor in new[] { a, b })
        {
            foreach (var message in new object[] { 1, 2, 3 }) actor.Tell(message);
        }

        told.Set();
        await done.Task.InTimeAsync();

        Assert.Equal([1, 2, 3], Of("a"));
        Assert.Equal([1, 2, 3], Of("b"));
        Assert.All(order.Skip(1).Zip(order), pair => Assert.NotEqual(pair.First[0], pair.Second[0]));

        IEnumerable<int> Of(string name) => order.Where(entry => entry.StartsWith(name, StringComparison.Ordinal)).Select(entry => entry[1] - '0');
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ParallelismOrThroughput_NotPositive_IsRefused(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dispatcher(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Props.Create<TestActor>() with { Throughput = value });
    }

    private static ValueTask Reply(TestActor actor, object message)
    {
        actor.Context.Reply(message);
        return default;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
