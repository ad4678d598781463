using System.Diagnostics;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Lets out, in one turn and in order, what a scope staged outside of turns.</summary>
internal sealed class FlushTurn(IReadOnlyList<ScopedEvent> events, IReply reply, Activity? cause) : TurnRequest
{
    public override string Describe => "flush";

    public override string Kind => "flush";

    public override Activity? Cause => cause;

    public override ValueTask RunAsync(GameActorHost host)
    {
        host.Turn.StageAll(events);
        return default;
    }

    protected override void OnSucceeded() => reply.Succeed(RawJson.Null);

    protected override void OnFailed(GameError error) => reply.Fail(error);
}
