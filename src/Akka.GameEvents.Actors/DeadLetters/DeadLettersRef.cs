namespace Akka.GameEvents.Actors;

/// <summary>Where messages end that nobody will handle: all it does is tell the EventStream.</summary>
internal sealed class DeadLettersRef(ActorSystem system) : ActorRef
{
    public override string Path => "/deadLetters";

    internal override ActorSystem System => system;

    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Publish(message, sender, this, DeadLetterReason.ActorEnded);
        return TellResult.Dead;
    }

    public void Publish(object message, ActorRef? sender, ActorRef recipient, DeadLetterReason reason)
    {
        // Whoever asked need not wait for a time-out to learn that no answer can come.
        (sender as PromiseActorRef)?.Undeliverable(recipient, reason);
        // A dead letter that reaches nobody is not another one: a subscriber to dead letters that has died would never end.
        if (message is not DeadLetter && system.EventStream.HasSubscribers(typeof(DeadLetter)))
            system.EventStream.Publish(new DeadLetter(message, sender, recipient, reason));
    }
}
