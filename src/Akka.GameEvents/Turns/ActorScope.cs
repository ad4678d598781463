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
        var flushed = new AwaitedReply();
        if (!_host.Enqueue(new FlushTurn(events, flushed, GameTraces.Current)))
            throw new InvalidOperationException($"{_host.Activation.Address} takes no more requests; {events.Count} event(s) were not sent.");
        try
        {
            await flushed.WaitAsync(cancellation).ConfigureAwait(true);
        }
        catch (RequestFailedException e)
        {
            throw new InvalidOperationException($"{events.Count} event(s) of a scope were not sent: {e.Error.Message}");
        }
    }

    public void Closed(int dropped)
    {
        _host.ScopeClosed();
        if (dropped > 0) _host.Node.Log.ScopeDropped(_host.Activation.Address.ToString(), dropped);
    }
}
