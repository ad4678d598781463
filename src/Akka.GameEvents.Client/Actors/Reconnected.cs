namespace Akka.GameEvents.Client;

/// <summary>The connection to an actor is back after a lost link, and what was missed has been made up for.</summary>
/// <param name="Id">The connection's id; another one when the session was lost and the actor was joined anew.</param>
/// <param name="Snapshot">As of the last join or gap.</param>
/// <param name="Recovered">True: nothing is lost, all that was missed has been replayed. False: a <see cref="Gap"/> came before.</param>
/// <param name="Replayed">How many missed events were replayed; 0 after a gap.</param>
public sealed record Reconnected(string Id, Payload Snapshot, bool Recovered, long Replayed);
