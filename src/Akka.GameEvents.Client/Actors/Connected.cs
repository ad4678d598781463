namespace Akka.GameEvents.Client;

/// <summary>An actor was joined for the first time.</summary>
/// <param name="Id">The connection's id, as the actor sees it.</param>
/// <param name="Snapshot">What the actor shows to a newcomer; the events that follow carry on from there.</param>
public sealed record Connected(string Id, Payload Snapshot);
