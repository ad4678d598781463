namespace Akka.GameEvents.Client;

/// <summary>An actor was joined again after a lost link.</summary>
/// <param name="Id">The connection's id; another one when it was joined anew.</param>
/// <param name="Recovered">False: the actor was joined anew, and a <see cref="Gap"/> came before.</param>
/// <param name="Replayed">How many missed events were replayed.</param>
public sealed record Reconnected(string Id, Payload Snapshot, bool Recovered, long Replayed);
