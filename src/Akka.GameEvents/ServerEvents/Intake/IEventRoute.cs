namespace Akka.GameEvents.ServerEvents;

/// <summary>The way of accepted events to their consumers: through memory, or through the spool.</summary>
internal interface IEventRoute
{
    /// <summary>Begins, before the first event.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes an event; never waits.</summary>
    PublishResult TryTake(ServerEvent happening);

    /// <summary>Takes events in their order; completes when each is as safe as the route makes it.</summary>
    /// <param name="events">The events.</param>
    /// <param name="mayWait">Whether to wait for room, where that is the policy.</param>
    /// <param name="cancellation">Ends the waiting for room; what is not taken then is as if there were none.</param>
    /// <returns>What became of each.</returns>
    ValueTask<PublishResult[]> TakeAsync(IReadOnlyList<ServerEvent> events, bool mayWait, CancellationToken cancellation);

    /// <summary>Ends when all consumers are done, or the grace is over.</summary>
    Task StopAsync(CancellationToken grace);
}
