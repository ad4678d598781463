using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents;

/// <summary>
/// Binds the handlers and opens the spool when the host starts, and has the events worked off when it stops: after the sessions have ended, whose ends are handled
/// too, and before the actors do.
/// </summary>
internal sealed class ServerEventsService(
    ServerEventHub hub, HandlerQueue handlers, IEnumerable<IEventConsumer> forwarders, IEventRoute route, ILogger<ServerEventsService> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => route.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // They send while the handlers have their time, which may be all that there is, and stop later: handlers may publish to the end.
        foreach (var forwarder in forwarders) forwarder.Hurry();
        await handlers.StopAsync(cancellationToken).ConfigureAwait(false);
        hub.Close();
        await route.StopAsync(cancellationToken).ConfigureAwait(false);
        foreach (var left in hub.Counts.Consumers.Where(counts => counts.Pending + counts.Dropped + counts.DeadLettered > 0))
            log.EventsLeft(left.Consumer, left.Accepted, left.Handled, left.Unmatched, left.DeadLettered, left.Dropped, left.Pending);
    }
}
