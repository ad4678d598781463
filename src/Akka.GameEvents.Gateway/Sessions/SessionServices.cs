using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>What all sessions share.</summary>
internal sealed record SessionServices(
    GameNode Node, GameEventsOptions Options, UserVerifier Users, OutboundBudget Budget, FeedMetrics FeedMetrics, ParkedSessions Parked, Drain Drain, Lifecycle Lifecycle, ServerEventHub Events);
