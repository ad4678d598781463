#pragma warning disable CA1716 // an audience is called "to" wherever an event is emitted
namespace Akka.GameEvents;

/// <summary>
/// The way to players and actors from anywhere in the server: controllers, services, hooks, other actors. Ask for it in a constructor. All
/// members may be used from any thread.
/// </summary>
public interface IGameEvents
{
    /// <summary>Emits an event record at once; completes when it has left.</summary>
    /// <param name="payload">An event record.</param>
    /// <param name="to"><see cref="Audience.Users"/> or <see cref="Audience.Global"/>.</param>
    /// <param name="cancellation">Has no effect once the event is on its way.</param>
    /// <exception cref="ArgumentException">The audience is of an actor's connections: emit to those inside of their actor.</exception>
    /// <exception cref="InvalidOperationException">The event is larger than <c>links.max-event-bytes</c>.</exception>
    ValueTask EmitAsync<T>(T payload, Audience to, CancellationToken cancellation = default)
        where T : notnull;

    /// <summary>Emits an event without a record of its own at once; completes when it has left.</summary>
    /// <param name="name">The event's name on the wire, 1 to 128 bytes.</param>
    /// <param name="payload">Anything that JSON can hold; null for an event without payload.</param>
    /// <param name="to"><see cref="Audience.Users"/> or <see cref="Audience.Global"/>.</param>
    /// <param name="cancellation">Has no effect once the event is on its way.</param>
    /// <exception cref="ArgumentException">The audience is of an actor's connections: emit to those inside of their actor.</exception>
    /// <exception cref="InvalidOperationException">The event is larger than <c>links.max-event-bytes</c>.</exception>
    ValueTask EmitAsync(string name, object? payload, Audience to, CancellationToken cancellation = default);

    /// <summary>Opens a scope whose events leave together when it is flushed; they are for users or for everyone.</summary>
    EmitScope OpenScope();

    /// <summary>An actor, to call its actions; it need not be in memory.</summary>
    /// <param name="key">Which actor of the type.</param>
    /// <exception cref="ArgumentException">No actor can have such a key.</exception>
    /// <exception cref="InvalidOperationException">The class is not registered with <c>AddActor</c>.</exception>
    ActorHandle<TActor> Actor<TActor>(ActorKey key = default)
        where TActor : GameActor;
}
