using Akka.GameEvents.Actors;
using BenchmarkDotNet.Attributes;

namespace Akka.GameEvents.MicroBench;

/// <summary>What a message costs: between two actors, and from a publisher to subscribers on its thread.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Messages = 100_000;
    private static readonly object Ball = new();
    private ActorSystem _system = null!;
    private ActorRef _first = null!;
    private ActorRef _second = null!;
    private TaskCompletionSource _done = null!;
    private int _left;
    private long _heard;

    [GlobalSetup]
    public void Setup()
    {
        _system = ActorSystem.Create("bench");
        _first = _system.ActorOf(Props.Create(() => new Player(this, () => _second)));
        _second = _system.ActorOf(Props.Create(() => new Player(this, () => _first)));
        for (var i = 0; i < 4; i++)
            _system.EventStream.Subscribe<Heard>(_ => _heard++);
    }

    [GlobalCleanup]
    public async Task CleanupAsync() => await _system.DisposeAsync();

    [Benchmark(OperationsPerInvoke = Messages)]
    public Task PingPong()
    {
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _left = Messages;
        _first.Tell(Ball);
        return _done.Task;
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public long PublishToFourSubscribers()
    {
        var heard = new Heard();
        for (var i = 0; i < Messages; i++)
            _system.EventStream.Publish(heard);
        return _heard;
    }

    private sealed class Heard;

    private sealed class Player(KernelBenchmarks game, Func<ActorRef> other) : Actor
    {
        protected override ValueTask ReceiveAsync(object message)
        {
            if (--game._left > 0) other().Tell(message);
            else game._done.SetResult();
            return default;
        }
    }
}
