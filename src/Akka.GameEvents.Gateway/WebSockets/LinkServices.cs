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
    TimeProvider Time,
    ILogger<WebSocketLink> Log,
    Dispatcher Dispatcher);
