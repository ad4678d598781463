namespace Akka.GameEvents.ServerEvents;

/// <summary>A forwarder, as the way to it sees it: a consumer with a buffer of its own.</summary>
internal interface IEventConsumer
{
    /// <summary>Its account, opened at start.</summary>
    ConsumerAccount Account { get; }

    /// <summary>Hands over an admitted event; never waits. False when there is no room: the event is still to be settled.</summary>
    bool TryAdd(QueuedEvent item);

    /// <summary>From here on nothing waits for more to come: the server is about to stop.</summary>
    void Hurry();

    /// <summary>Sends what waits, until the grace is over; the rest stays unsettled.</summary>
    Task StopAsync(CancellationToken grace);
}
