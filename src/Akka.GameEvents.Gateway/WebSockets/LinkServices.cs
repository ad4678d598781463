using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>What all links share.</summary>
internal sealed record LinkServices(
    ActorSystem System,
    GameEventsOptions Options,
    LinkWheel Wheel,
    OutboundBudget Total,
    OutboundMetrics Metrics,
    LinkHandlerFactory NewHandler,
    TimeProvider Time,
    ILogger<WebSocketLink> Log)
{
    /// <summary>
    /// Half of the processors write, the rest read and run actors: while a link waits for its turn more is queued for it, and goes out
    /// in the same write.
    /// </summary>
    public Dispatcher Dispatcher { get; } = new(Math.Max(1, Environment.ProcessorCount / 2));
}
