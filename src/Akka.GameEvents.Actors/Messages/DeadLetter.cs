namespace Akka.GameEvents.Actors;

/// <summary>A message that no actor will handle; published on the EventStream.</summary>
/// <param name="Message">What was told.</param>
/// <param name="Sender">Who told it.</param>
/// <param name="Recipient">Whom it was for.</param>
/// <param name="Reason">Why it was not handled.</param>
public sealed record DeadLetter(object Message, ActorRef? Sender, ActorRef Recipient, DeadLetterReason Reason);

/// <summary>Why a message became a dead letter.</summary>
public enum DeadLetterReason
{
    /// <summary>The actor has ended.</summary>
    Ended,

    /// <summary>The mailbox dropped it in favour of a newer one, or of those that wait.</summary>
    MailboxFull,
}
