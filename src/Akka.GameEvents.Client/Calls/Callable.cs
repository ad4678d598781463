namespace Akka.GameEvents.Client;

/// <summary>
/// The forms in which an action is called. Those without a type are for actions without a result, or whose result is looked at as JSON.
/// </summary>
public static class Callable
{
    /// <summary>Calls an action with these arguments.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<T> CallAsync<T>(this ICallable actor, string action, params object?[] args) =>
        actor.CallAsync<T>(action, Plain(args), null, CancellationToken.None);

    /// <summary>Calls an action with these arguments.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<Payload> CallAsync(this ICallable actor, string action, params object?[] args) =>
        actor.CallAsync<Payload>(action, Plain(args), null, CancellationToken.None);

    /// <summary>Calls an action; the token gives it up, though it may run all the same when it was sent.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<T> CallAsync<T>(this ICallable actor, string action, object?[] args, CancellationToken cancellation) =>
        actor.CallAsync<T>(action, args, null, cancellation);

    /// <summary>Calls an action; the token gives it up, though it may run all the same when it was sent.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<Payload> CallAsync(this ICallable actor, string action, object?[] args, CancellationToken cancellation) =>
        actor.CallAsync<Payload>(action, args, null, cancellation);

    /// <summary>Calls an action that has so long, the wait for a lost link included; then it fails with <c>action_timeout</c>.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<T> CallAsync<T>(
        this ICallable actor, string action, object?[] args, TimeSpan timeout, CancellationToken cancellation = default) =>
        actor.CallAsync<T>(action, args, timeout, cancellation);

    /// <summary>Calls an action that has so long, the wait for a lost link included; then it fails with <c>action_timeout</c>.</summary>
    /// <exception cref="GameError">The call failed; <see cref="GameError.Code"/> says why.</exception>
    public static Task<Payload> CallAsync(
        this ICallable actor, string action, object?[] args, TimeSpan timeout, CancellationToken cancellation = default) =>
        actor.CallAsync<Payload>(action, args, timeout, cancellation);

    // A token among the arguments would be sent to the server, and would cancel nothing.
    private static object?[] Plain(object?[] args) =>
        args is null || !Array.Exists(args, each => each is CancellationToken)
            ? args ?? [null]
            : throw new ArgumentException(
                "To cancel a call, put its arguments in an array: CallAsync(action, [argument, …], cancellation).", nameof(args));
}
