namespace Akka.GameEvents.Actors.Tests;

/// <summary>Many senders at once: each sender's order, each message once, one turn at a time, whatever the turns do.</summary>
public sealed class OrderTests(ITestOutputHelper output)
{
    private const int Senders = 8;
    private const int Each = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Tell_ManySenders_KeepsEachSendersOrderAndOneTurnAtATime(int? fixedSeed)
    {
        var seed = Seed(fixedSeed);
        await using var system = ActorSystem.Create("test");
        var log = new TurnLog(seed);
        var actor = system.ActorOf(Props.Create(() => new TestActor { OnReceive = log.ReceiveAsync }));

        await SendAsync(actor);
        await log.Done.Task.InTimeAsync();

        log.Check();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Restart_UnderLoad_LosesNothingButTheFailingMessages(int? fixedSeed)
    {
        var seed = Seed(fixedSeed);
        await using var system = ActorSystem.Create("test", new ActorSystemOptions
        {
            Throughput = 7,
            DefaultSupervisor = new SupervisorStrategy
            {
                Backoff = new RestartBackoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.Zero, 0),
            },
        });
        var tally = new DeadLetterTally(system);
        var failures = 0;
        using var subscription = system.EventStream.Subscribe<ActorFailed>(_ => Interlocked.Increment(ref failures));
        var log = new TurnLog(seed, failEvery: 400);
        var actor = system.ActorOf(Props.Create(() => new TestActor { OnReceive = log.ReceiveAsync }));

        await SendAsync(actor);
        await log.Done.Task.InTimeAsync();

        log.Check();
        await system.TerminateAsync().InTimeAsync();
        Assert.True(failures > 0, $"no failure with seed {seed}");
        Assert.Equal(log.Failed, failures);
        Assert.Equal(0, tally[DeadLetterReason.ActorEnded]);
    }

    /// <summary>Turns end by themselves, commit, or are abandoned, about at the same time: the actor never stalls, nothing is handled twice.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Abandon_RacingWithTheEndsOfTurns_LosesNoMessage(int? fixedSeed)
    {
        var seed = Seed(fixedSeed);
        var random = new Random(seed);
        var delays = Enumerable.Range(0, 60).Select(_ => TimeSpan.FromMilliseconds(random.Next(5, 45))).ToArray();
        await using var system = ActorSystem.Create("test", new ActorSystemOptions
        {
            DefaultSupervisor = new SupervisorStrategy { Backoff = RestartBackoff.None },
        });
        var abandoned = 0;
        using var subscription = system.EventStream.Subscribe<ActorFailed>(failed =>
        {
            if (failed.Error is TurnAbandonedException) Interlocked.Increment(ref abandoned);
        });
        var begun = new int[delays.Length];
        var committed = 0;
        var props = Props.Create(() => new TestActor
        {
            OnReceive = async (self, message) =>
            {
                if (message is "done?")
                {
                    self.Context.Reply("done");
                    return;
                }
                Interlocked.Increment(ref begun[(int)message]);
                await Task.Delay(delays[(int)message], TimeProvider.System, CancellationToken.None);
                if (self.Context.TryCommitTurn()) Interlocked.Increment(ref committed);
            },
        }) with
        { TurnTimeout = TimeSpan.FromMilliseconds(10), TurnGrace = TimeSpan.FromMilliseconds(10) };
        var actor = system.ActorOf(props);

        for (var i = 0; i < delays.Length; i++) actor.Tell(i);
        Assert.Equal("done", await actor.AskInTimeAsync<string>("done?"));

        Assert.All(begun, count => Assert.Equal(1, count));
        Assert.Equal(delays.Length, committed + abandoned);
        output.WriteLine($"committed {committed}, abandoned {abandoned}");
    }

    private int Seed(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return seed;
    }

    private static Task SendAsync(ActorRef actor) => Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
    {
        for (var number = 0; number < Each; number++) Assert.Equal(TellResult.Accepted, actor.Tell((sender, number)));
    })));

    /// <summary>What one actor's turns saw, over all its incarnations.</summary>
    private sealed class TurnLog(int seed, int failEvery = int.MaxValue)
    {
        private readonly Random _random = new(seed);
        private readonly int[] _next = new int[Senders];
        private int _turns;
        private int _handled;
        private string? _wrong;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Failed { get; private set; }

        public async ValueTask ReceiveAsync(TestActor self, object message)
        {
            if (Interlocked.Increment(ref _turns) != 1) _wrong ??= "two turns at once";
            var (sender, number) = ((int, int))message;
            if (number != _next[sender]) _wrong ??= $"sender {sender}: {number} in place of {_next[sender]}";
            _next[sender] = number + 1;
            var fails = _random.Next(failEvery) == 0 && failEvery != int.MaxValue;
            if (fails) Failed++;
            switch (_random.Next(20))
            {
                case 0:
                    await Task.Yield();
                    break;
                case 1:
                    await Task.Run(() => { }).ConfigureAwait(false);
                    break;
            }
            Interlocked.Decrement(ref _turns);
            if (++_handled == Senders * Each) Done.SetResult();
            if (fails) throw new FormatException();
        }

        public void Check()
        {
            Assert.Null(_wrong);
            Assert.Equal(Senders * Each, _handled);
        }
    }
}
