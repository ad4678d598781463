namespace Akka.GameEvents.Protocol;

/// <summary>Runs an action of an actor.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Address">The actor; it need not be joined.</param>
/// <param name="Action">The action's name.</param>
/// <param name="Args">The arguments, a JSON array; absent for none.</param>
/// <param name="Mode">What to do when the actor exists, and when it does not.</param>
#pragma warning disable CA1716 // the word of the wire; it is a keyword in Visual Basic only
public sealed record Call(long Id, ActorAddress Address, string Action, RawJson Args, CreateMode Mode) : ClientMessage, IIdentified;
#pragma warning restore CA1716
