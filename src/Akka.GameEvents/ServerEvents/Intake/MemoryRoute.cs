namespace Akka.GameEvents.ServerEvents;

/// <summary>Events wait in memory: the handlers' queue decides whether there is room, each forwarder takes what it can.</summary>
internal sealed class MemoryRoute(HandlerQueue handlers, IReadOnlyList<IEventConsumer> forwarders) : IEventRoute
{
    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public PublishResult TryTake(ServerEvent happening)
    {
        var item = new QueuedEvent(happening);
        return Forward(item, handlers.TryAdd(item));
    }

    public async ValueTask<PublishResult[]> TakeAsync(IReadOnlyList<ServerEvent> events, bool mayWait, CancellationToken cancellation)
    {
        var results = new PublishResult[events.Count];
        for (var i = 0; i < results.Length; i++) results[i] = mayWait ? await TakeAsync(events[i], cancellation).ConfigureAwait(false) : TryTake(events[i]);
        return results;
    }

    public async Task StopAsync(CancellationToken grace)
    {
        await Task.WhenAll(forwarders.Select(forwarder => forwarder.StopAsync(grace))).ConfigureAwait(false);
        handlers.Account.DropPending();
        foreach (var forwarder in forwarders) forwarder.Account.DropPending();
    }

    private async ValueTask<PublishResult> TakeAsync(ServerEvent happening, CancellationToken cancellation)
    {
        var item = new QueuedEvent(happening);
        try
        {
            return Forward(item, await handlers.AddAsync(item, cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return PublishResult.QueueFull;
        }
    }

    private PublishResult Forward(QueuedEvent item, PublishResult result)
    {
        if (result is not (PublishResult.Accepted or PublishResult.Dropped)) return result;
        foreach (var forwarder in forwarders)
        {
            if (!forwarder.TryAdd(item)) forwarder.Account.Settle(item, EventOutcome.Dropped);
        }

        return result;
    }
}
