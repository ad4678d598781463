using System.Diagnostics;
using Akka.GameEvents.Actions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Traces;

namespace Akka.GameEvents.Turns;

/// <summary>Runs an action.</summary>
internal sealed class CallTurn(ActionMethod action, RawJson arguments, IReply reply, CallChain? callers = null) : TurnRequest
{
    private RawJson _result;

    public override string Describe => action.Name;

    public override string Kind => "call";

    public override string? Action => action.Name;

    public override bool IsFromClient => true;

    public override CallChain? Callers => callers;

    public override Activity? Cause => (reply as CallSpan)?.Cause;

    public override async ValueTask RunAsync(GameActorHost host) =>
        _result = await host.InvokeAsync(this, action, arguments).ConfigureAwait(true);

    protected override void OnSucceeded() => reply.Succeed(_result);

    protected override void OnFailed(GameError error) => reply.Fail(error);
}
