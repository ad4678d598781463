using Akka.GameEvents.Actors;

namespace Akka.GameEvents.ServerEvents;

/// <summary>One of the router's workers: takes an event from the shared queue, and has its handlers run.</summary>
internal sealed class HandlerWorker(HandlerQueue queue) : Actor
{
    protected internal override ValueTask ReceiveAsync(object message) => queue.HandleAsync((QueuedEvent)message);
}
