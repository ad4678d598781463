namespace Akka.GameEvents.Client;

/// <summary>
/// Whose actions can be called: an <see cref="ActorHandle"/>, or an <see cref="ActorConnection"/>. <see cref="Callable"/> has the forms to
/// call in.
/// </summary>
public interface ICallable
{
    /// <summary>Calls an action, at most once, and binds its result to a <typeparamref name="T"/>.</summary>
    /// <param name="action">Its name on the wire, such as <c>sendMessage</c>.</param>
    /// <param name="args">An array of another type than <c>object[]</c> is one argument.</param>
    /// <param name="timeout">
    /// After which the call fails with <c>action_timeout</c>, the wait for a lost link included; at most a day. Null: never.
    /// </param>
    /// <param name="cancellation">Gives the call up: one that still waits is never sent, one that was sent may run all the same.</param>
    /// <returns>A task that fails with a <see cref="GameError"/> when the call does, and is cancelled with the token.</returns>
    Task<T> CallAsync<T>(string action, object?[] args, TimeSpan? timeout, CancellationToken cancellation);
}
