namespace Akka.GameEvents.Client;

/// <summary>
/// An actor by its address, from <see cref="GameClient.Actor"/>. Nothing is sent until it is used. A call on it is a single one, without a
/// connection: the action sees no caller's connection, and no event comes back.
/// </summary>
public sealed class ActorHandle : ICallable
{
    private readonly ClientCore _core;
    private readonly ActorTarget _target;

    internal ActorHandle(ClientCore core, ActorTarget target)
    {
        _core = core;
        _target = target;
    }

    /// <summary>The actor only if it is there: else the code is <c>actor_not_found</c>.</summary>
    public ActorHandle Existing() => new(_core, _target with { Mode = ActorMode.Get });

    /// <summary>A new actor: when there is one already, the code is <c>actor_exists</c>.</summary>
    /// <param name="input">What it is created with; for <see cref="Connect"/> only.</param>
    public ActorHandle New(object? input = null) => new(_core, _target with { Mode = ActorMode.Create, Input = input });

    /// <summary>The actor, created with this if it is not there yet; for <see cref="Connect"/> only.</summary>
    public ActorHandle WithInput(object? input) => new(_core, _target with { Input = input });

    /// <summary>
    /// Joins the actor, and joins it again whenever the link was lost. Does not wait for the server:
    /// <see cref="ActorConnection.ReadyAsync"/> does.
    /// </summary>
    /// <param name="parameters">Sent along. Several connections to one actor share one membership: the first one's params count.</param>
    /// <param name="subscribe">
    /// Runs before anything is sent: handlers that it adds miss nothing. Those added later miss nothing either where they are added on the
    /// thread that handlers run on.
    /// </param>
    /// <exception cref="GameError"><c>disposed</c>: the client was; <c>bad_args</c>: params or input do not become JSON.</exception>
    public ActorConnection Connect(object? parameters = null, Action<ActorConnection>? subscribe = null) =>
        _core.Connect(_target, parameters, subscribe);

    /// <inheritdoc/>
    public Task<T> CallAsync<T>(string action, object?[] args, TimeSpan? timeout, CancellationToken cancellation) =>
        _core.CallOnceAsync<T>(_target, action, args, timeout, cancellation);
}
