using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>An actor's scope: each flush is a turn of it, and it stays in memory as long as the scope is open.</summary>
internal sealed class ActorScope : IScopeOwner
{
    private readonly GameActorHost _host;

    public ActorScope(GameActorHost host)
    {
        _host = host;
        _host.ScopeOpened();
    }

    public void Check(Audience? to)
    {
    }

    public async Task FlushAsync(IReadOnlyList<ScopedEvent> events, CancellationToken cancellation)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_host.Enqueue(new FlushTurn(events, flushed)))
            throw new InvalidOperationException($"{_host.Activation.Address} takes no more requests; {events.Count} event(s) were not sent.");
        // Not WaitAsync: between its two tasks lies a hop over the thread pool, which a test kit that counts what runs would not see.
        using var cancelled = cancellation.UnsafeRegister(static (f, token) => ((TaskCompletionSource)f!).TrySetCanceled(token), flushed);
        await flushed.Task.ConfigureAwait(true);
    }

    public void Closed(int dropped)
    {
        _host.ScopeClosed();
        if (dropped > 0) _host.Node.Log.ScopeDropped(_host.Activation.Address.ToString(), dropped);
    }
}
