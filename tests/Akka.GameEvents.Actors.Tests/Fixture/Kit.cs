namespace Akka.GameEvents.Actors.Tests;

/// <summary>A system on manual time whose activity is counted: "nothing more happens" is proved, not waited for.</summary>
internal sealed class Kit : IAsyncDisposable
{
    private readonly List<TaskCompletionSource> _held = [];

    public Kit(SupervisionDirective directive = SupervisionDirective.Restart, RestartBackoff? backoff = null, int throughput = 100)
    {
        System = ActorSystem.Create("test", new ActorSystemOptions
        {
            Time = Time,
            Throughput = throughput,
            Activity = Activity,
            DefaultSupervisor = new SupervisorStrategy { Decider = _ => directive, Backoff = backoff ?? RestartBackoff.None },
        });
        System.EventStream.Subscribe<DeadLetter>(letter => DeadLetters.Add($"{letter.Message} {letter.Reason}"));
        System.EventStream.Subscribe<ActorFailed>(failed => Failures.Add($"{failed.Error.GetType().Name} {failed.Directive}"));
    }

    public ManualTime Time { get; } = new();

    public ActivityTracker Activity { get; } = new();

    public ActorSystem System { get; }

    /// <summary>What actors of the test note down.</summary>
    public Journal Journal { get; } = new();

    /// <summary>"message reason".</summary>
    public Journal DeadLetters { get; } = new();

    /// <summary>"exception directive".</summary>
    public Journal Failures { get; } = new();

    public Task SettledAsync() => Activity.WhenSettledAsync().InTimeAsync();

    public Task QuietAsync() => Activity.WhenQuietAsync().InTimeAsync();

    public async Task AdvanceAsync(TimeSpan by)
    {
        await SettledAsync();
        Time.Advance(by);
        await SettledAsync();
    }

    /// <summary>An actor that runs the functions told to it, each in its turn.</summary>
    public ActorRef Spawn(string? name = null, Func<Props, Props>? with = null, Func<TestActor>? make = null)
    {
        var props = Props.Create(make ?? (() => new TestActor { OnReceive = Run }));
        return System.ActorOf(with?.Invoke(props) ?? props, name);
    }

    /// <summary>Runs a message that is code; notes down any other.</summary>
    public ValueTask Run(TestActor self, object message)
    {
        switch (message)
        {
            case Action<TestActor> action:
                action(self);
                return default;
            case Func<TestActor, ValueTask> turn:
                return turn(self);
            default:
                Journal.Add(message.ToString()!);
                return default;
        }
    }

    /// <summary>Suspends the actor in a turn, until the test releases it or ends.</summary>
    public async Task<TaskCompletionSource> HoldAsync(ActorRef actor, Action<TestActor>? first = null)
    {
        var release = new TaskCompletionSource();
        _held.Add(release);
        Assert.Equal(TellResult.Accepted, actor.DoAsync(self =>
        {
            first?.Invoke(self);
            return new(release.Task);
        }));
        await SettledAsync();
        return release;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var release in _held) release.TrySetResult();
        await System.TerminateAsync().InTimeAsync();
    }
}
