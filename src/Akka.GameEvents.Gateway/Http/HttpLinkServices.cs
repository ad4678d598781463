using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>What all HTTP links share.</summary>
internal sealed record HttpLinkServices(
    GameNode Node, GameEventsOptions Options, SessionOpener Opener, SessionRegistry Sessions, LinkWheel Wheel, OutboundBudget Budget);
