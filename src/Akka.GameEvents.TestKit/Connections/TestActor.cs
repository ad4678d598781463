using System.Linq.Expressions;
using System.Text.Json;
using Akka.GameEvents.Actions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>
/// An actor as a client reaches it without joining: it may call actions, and receives what is for its user and for everyone. Calls go the
/// way of all calls: arguments as JSON, access rules, a turn. They fail with a <see cref="RequestFailedException"/>.
/// </summary>
/// <typeparam name="TActor">The actor's class.</typeparam>
public class TestActor<TActor> : EventReceiver
    where TActor : GameActor
{
    internal TestActor(TestSession session, ActorAddress address, Inbox<Received> inbox, string name)
        : base(inbox, session.Kit.Patience, name)
    {
        Session = session;
        ActorAddress = address;
    }

    /// <summary>The client's session.</summary>
    public TestSession Session { get; }

    /// <summary>The actor's address, such as <c>chatRoom/general</c>.</summary>
    public string Address => ActorAddress.ToString();

    internal ActorAddress ActorAddress { get; }

    /// <summary>Calls an action without a result: <c>room => room.Leave("bye")</c>.</summary>
    public Task CallAsync(Expression<Action<TActor>> call) => SendAsync(ActionCall.Of(call));

    /// <summary>Calls an action and answers its result, as it comes out of JSON.</summary>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, TResult>> call) => SendAsync<TResult>(ActionCall.Of(call));

    /// <inheritdoc cref="CallAsync(Expression{Action{TActor}})"/>
    public Task CallAsync(Expression<Func<TActor, Task>> call) => SendAsync(ActionCall.Of(call));

    /// <inheritdoc cref="CallAsync{TResult}(Expression{Func{TActor, TResult}})"/>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, Task<TResult>>> call) => SendAsync<TResult>(ActionCall.Of(call));

    /// <inheritdoc cref="CallAsync(Expression{Action{TActor}})"/>
    public Task CallAsync(Expression<Func<TActor, ValueTask>> call) => SendAsync(ActionCall.Of(call));

    /// <inheritdoc cref="CallAsync{TResult}(Expression{Func{TActor, TResult}})"/>
    public Task<TResult> CallAsync<TResult>(Expression<Func<TActor, ValueTask<TResult>>> call) => SendAsync<TResult>(ActionCall.Of(call));

    /// <summary>Calls an action by its name on the wire, with any arguments, and answers its result; <c>null</c> when it has none.</summary>
    public async Task<JsonElement> CallAsync(string action, params object?[] arguments) =>
        GameJson.Element(await SendAsync(ActionCall.Of(action, arguments)).ConfigureAwait(false));

    private async Task<TResult> SendAsync<TResult>(ActionCall call)
    {
        var result = await SendAsync(call).ConfigureAwait(false);
        return JsonSerializer.Deserialize<TResult>(result.Utf8.Span, GameJson.Options)!;
    }

    private Task<RawJson> SendAsync(ActionCall call) => Session.CallAsync(ActorAddress, call);
}
