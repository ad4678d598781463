using System.Linq.Expressions;
using System.Text.Json;
using Akka.GameEvents.Actions;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents;

/// <summary>
/// An actor as server code calls it: <c>events.Actor&lt;Wallet&gt;(id).CallAsync(wallet => wallet.Pay(5))</c>. A call is a turn of the
/// actor, which comes into memory if it is not there; its arguments and result pass through JSON, filters see it, access rules do not apply,
/// and it runs for no user. It fails with a <see cref="RequestFailedException"/>: at once with <c>call_cycle</c> when the actor is waiting,
/// over however many others, for the very turn that calls it.
/// </summary>
/// <typeparam name="TActor">The actor's class.</typeparam>
public sealed class ActorHandle<TActor>
    where TActor : GameActor
{
    private readonly GameNode _node;
    private readonly ActorType _type;
    private readonly ActorAddress _address;

    internal ActorHandle(GameNode node, ActorType type, ActorAddress address) => (_node, _type, _address) = (node, type, address);

    /// <summary>The actor's address, such as <c>wallet/7</c>.</summary>
    public string Address => _address.ToString();

    /// <summary>Calls an action without a result.</summary>
    /// <param name="call">The call of an action: <c>wallet => wallet.Pay(5)</c>.</param>
    /// <param name="cancellation">Gives up waiting; an action that was called may run all the same.</param>
    public Task CallAsync(Expression<Action<TActor>> call, CancellationToken cancellation = default) => SendAsync(ActionCall.Of(call), cancellation);

    /// <summary>Calls an action and answers its result.</summary>
    /// <inheritdoc cref="CallAsync(Expression{Action{TActor}}, CancellationToken)"/>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, TResult>> call, CancellationToken cancellation = default) =>
        SendAsync<TResult>(ActionCall.Of(call), cancellation);

    /// <inheritdoc cref="CallAsync(Expression{Action{TActor}}, CancellationToken)"/>
    public Task CallAsync(Expression<Func<TActor, Task>> call, CancellationToken cancellation = default) => SendAsync(ActionCall.Of(call), cancellation);

    /// <inheritdoc cref="CallAsync{TResult}(Expression{Func{TActor, TResult}}, CancellationToken)"/>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, Task<TResult>>> call, CancellationToken cancellation = default) =>
        SendAsync<TResult>(ActionCall.Of(call), cancellation);

    /// <inheritdoc cref="CallAsync(Expression{Action{TActor}}, CancellationToken)"/>
    public Task CallAsync(Expression<Func<TActor, ValueTask>> call, CancellationToken cancellation = default) =>
        SendAsync(ActionCall.Of(call), cancellation);

    /// <inheritdoc cref="CallAsync{TResult}(Expression{Func{TActor, TResult}}, CancellationToken)"/>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, ValueTask<TResult>>> call, CancellationToken cancellation = default) =>
        SendAsync<TResult>(ActionCall.Of(call), cancellation);

    private async Task<TResult> SendAsync<TResult>(ActionCall call, CancellationToken cancellation)
    {
        var result = await SendAsync(call, cancellation).ConfigureAwait(true);
        return JsonSerializer.Deserialize<TResult>(result.Utf8.Span, GameJson.Options)!;
    }

    private async Task<RawJson> SendAsync(ActionCall call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = new AwaitedReply();
        _node.CallFromServer(_address, _type, call, CallChain.Current, answer);
        return await answer.WaitAsync(cancellation).ConfigureAwait(true);
    }
}
