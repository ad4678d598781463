namespace Akka.GameEvents;

/// <summary>Empties this server before it goes down; stopping the host does it too.</summary>
public interface IGameDrain
{
    /// <summary>Whether the server takes no fresh sessions any more; a load balancer should look elsewhere.</summary>
    bool IsUnderWay { get; }

    /// <summary>
    /// No fresh sessions and no new requests from here on; those that run end and are answered, then each client is sent away with
    /// <c>draining</c> and a time to come back after, spread over <c>sessions.drain-window</c>. Completes when all links are gone.
    /// </summary>
    /// <param name="grace">Ends the wait for requests that do not end, and for clients that do not go.</param>
    /// <exception cref="OperationCanceledException">The grace was over first.</exception>
    Task DrainAsync(CancellationToken grace = default);
}
