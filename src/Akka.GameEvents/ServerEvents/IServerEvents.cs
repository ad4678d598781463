namespace Akka.GameEvents;

/// <summary>Takes server events of the server's own code: from actors, filters, controllers and services alike. Thread-safe.</summary>
public interface IServerEvents
{
    /// <summary>
    /// Publishes an event; never waits. With a spool the event is queued to be written: it is on disk only a moment after this has returned
    /// <see cref="PublishResult.Accepted"/>; where that moment matters, use <see cref="PublishAsync"/>. An event whose id
    /// another one has that is being written just then is answered <see cref="PublishResult.QueueFull"/>: that one may fail.
    /// </summary>
    /// <exception cref="ArgumentException">The event breaks the rules of <see cref="ServerEvent"/>.</exception>
    PublishResult TryPublish(ServerEvent happening);

    /// <summary>
    /// Publishes an event. Waits for room where <c>server-events.overflow</c> is <c>wait</c>, except in an actor's turn, and with a spool until
    /// the event is on disk.
    /// </summary>
    /// <param name="happening">The event.</param>
    /// <param name="cancellation">Ends the waiting for room; the event is not published then.</param>
    /// <exception cref="ArgumentException">The event breaks the rules of <see cref="ServerEvent"/>.</exception>
    ValueTask<PublishResult> PublishAsync(ServerEvent happening, CancellationToken cancellation = default);

    /// <summary>What has become of all events so far, as of one moment.</summary>
    ServerEventCounts Counts { get; }
}
