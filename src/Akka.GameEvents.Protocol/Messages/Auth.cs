namespace Akka.GameEvents.Protocol;

/// <summary>Gives the session a new token of the same subject.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Token">The new token.</param>
public sealed record Auth(long Id, string Token) : ClientMessage, IIdentified;
