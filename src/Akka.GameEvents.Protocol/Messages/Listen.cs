namespace Akka.GameEvents.Protocol;

/// <summary>Changes which event names a connection is sent.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Address">The actor.</param>
/// <param name="Add">Names to send from now on; <c>*</c> for all.</param>
/// <param name="Remove">Names to send no more.</param>
public sealed record Listen(long Id, ActorAddress Address, IReadOnlyList<string> Add, IReadOnlyList<string> Remove)
    : ClientMessage, IIdentified;
