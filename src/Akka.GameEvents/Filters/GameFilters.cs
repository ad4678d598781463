namespace Akka.GameEvents.Filters;

/// <summary>All filters of a server.</summary>
internal sealed record GameFilters(
    FilterChain<ActionContext> Actions,
    FilterChain<ConnectContext> Connects,
    FilterChain<SessionContext> Sessions);
