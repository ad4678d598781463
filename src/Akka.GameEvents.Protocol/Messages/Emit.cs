namespace Akka.GameEvents.Protocol;

/// <summary>Hands over server events.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Events">The events in the client's order; each is judged by itself.</param>
public sealed record Emit(long Id, IReadOnlyList<EmittedItem> Events) : ClientMessage, IIdentified;
