namespace Akka.GameEvents.Filters;

/// <summary>The filters of a server, but for those around actions, which their types have.</summary>
internal sealed record GameFilters(
    FilterChain<ConnectContext> Connects,
    FilterChain<SessionContext> Sessions,
    FilterChain<ServerEventContext> Events);
