namespace Akka.GameEvents.Actors;

/// <summary>A bounded mailbox router: one shared bounded queue, drained by so many workers.</summary>
/// <param name="Workers">How many actors work.</param>
/// <param name="Capacity">How many messages may wait for them.</param>
/// <param name="Overflow">What happens to one more.</param>
public sealed record RouterConfig(int Workers, int Capacity, MailboxOverflow Overflow);
