using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors;

/// <summary>Where messages go that nobody is there for.</summary>
internal sealed class DeadLetterRef(ActorSystem system) : ActorRef(system, "/deadLetters")
{
    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        System.EventStream.Publish(message as DeadLetter ?? new DeadLetter(message, sender, this, DeadLetterReason.Ended));
        return TellResult.Dead;
    }

    internal override void AddWatcher(ActorCell watcher) => watcher.Signal(new Terminated(this));

    internal override void RemoveWatcher(ActorCell watcher)
    {
    }

    internal override Task StopAsync() => Task.CompletedTask;
}
