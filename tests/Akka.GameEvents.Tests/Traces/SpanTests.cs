using System.Diagnostics;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Akka.GameEvents.Traces;
using Akka.GameEvents.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Traces;

/// <summary>The spans of calls, turns and emits, and which hangs below which.</summary>
[Collection(Alone.Name)]
public class SpanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public record Rung(int Times);

    private sealed class Tower(IGameEvents events) : GameActor<NoState>
    {
        [Acl("*")]
        [Action]
        public void Ring(int times)
        {
            Emit(new Rung(times));
            Emit("echo", to: Global);
        }

        [Acl("*")]
        [Action]
        public Task Through(string next) => events.Actor<Tower>(next).CallAsync(tower => tower.Ring(1), TurnCancellation);

        [Acl("*")]
        [Action]
        public void Refuse() => throw new UserError("app.locked", $"a secret of {Address}");

        [Acl("*")]
        [Action]
        public void Break() => throw new InvalidOperationException($"a secret of {Address}");

        [Acl("*")]
        [Action]
        public Task Oversleep() => Task.Delay(TimeSpan.FromHours(1), Time, CancellationToken.None);

        [Acl("*")]
        [Action]
        public void RingLater() => Background(async (scope, stop) =>
        {
            scope.Emit(new Rung(2));
            await scope.FlushAsync(stop);
        });

        [Acl("*")]
        [Action]
        public void Wind() => Timers.After("wound", TimeSpan.FromSeconds(1), () => Emit(new Rung(3)));
    }

    [Fact]
    public async Task Call_OfAClient_BeginsATraceWithItsTurnAndEventsBelow()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();
        using var around = new Activity("the request that opened the link").Start();

        await kit.Actor<Tower>("a").CallAsync(tower => tower.Ring(1));

        var call = spans.Single("tower/ring");
        var turn = spans.Single("turn tower/ring");
        Assert.Equal((ActivityKind.Server, default), (call.Kind, call.ParentSpanId));
        Assert.Equal((call.TraceId, call.SpanId), (turn.TraceId, turn.ParentSpanId));
        Assert.Equal(turn.SpanId, spans.Single("emit rung").ParentSpanId);
        Assert.Equal(turn.SpanId, spans.Single("emit echo").ParentSpanId);
        Assert.Equal(around, Activity.Current);
    }

    [Fact]
    public async Task Call_ThatSucceeds_HasTheTagsThatAreDocumented()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();

        await kit.Actor<Tower>("a", new GameUser("ann")).CallAsync(tower => tower.Ring(7));

        Assert.Equal("rpc.system.name=gameevents rpc.method=tower/ring rpc.response.status_code=ok", Tags(spans.Single("tower/ring")));
        Assert.Equal("gameevents.actor.type=tower gameevents.turn.kind=call gameevents.action=ring", Tags(spans.Single("turn tower/ring")));
        Assert.Equal("gameevents.event.name=rung gameevents.audience=everyone", Tags(spans.Single("emit rung")));
        Assert.Equal("gameevents.event.name=echo gameevents.audience=global", Tags(spans.Single("emit echo")));
    }

    [Fact]
    public async Task Call_OfServerCode_HangsBelowWhatIsCurrent()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();
        using var around = new Activity("a controller").Start();

        await kit.Services.GetRequiredService<IGameEvents>().Actor<Tower>("a").CallAsync(tower => tower.Ring(1), Stop);

        var call = spans.Single("tower/ring");
        Assert.Equal((ActivityKind.Internal, around.TraceId, around.SpanId), (call.Kind, call.TraceId, call.ParentSpanId));
        Assert.Equal(call.SpanId, spans.Single("turn tower/ring").ParentSpanId);
        Assert.Equal(around, Activity.Current);
    }

    [Fact]
    public async Task Call_OfAnotherActor_HangsBelowTheTurnThatCalls()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();

        await kit.Actor<Tower>("a").CallAsync(tower => tower.Through("b"));

        var first = spans.Single("turn tower/through");
        var second = spans.Single("tower/ring");
        Assert.Equal((first.TraceId, first.SpanId), (second.TraceId, second.ParentSpanId));
        Assert.Equal(second.SpanId, spans.Single("turn tower/ring").ParentSpanId);
    }

    [Theory]
    [InlineData("refuse", "app.locked")]
    [InlineData("break", "internal_error")]
    public async Task Call_ThatFails_TellsItsCodeAndNoText(string action, string code)
    {
        using var spans = new SpanRecord();
        await using var kit = Start();

        await Assert.ThrowsAsync<RequestFailedException>(() => kit.Actor<Tower>("a").CallAsync(action));

        foreach (var span in new[] { spans.Single($"tower/{action}"), spans.Single($"turn tower/{action}") })
        {
            Assert.Equal((ActivityStatusCode.Error, code, code), (span.Status, span.StatusDescription, span.GetTagItem("error.type")));
            Assert.DoesNotContain("secret", Tags(span), StringComparison.Ordinal);
            Assert.Empty(span.Events);
        }
    }

    [Fact]
    public async Task Call_OfNothingThatThereIs_DoesNotNameWhatTheClientMadeUp()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();

        await Assert.ThrowsAsync<RequestFailedException>(() => kit.Actor<Tower>("a").CallAsync("madeUp"));

        var call = Assert.Single(spans.Ended, span => Equals(span.GetTagItem("error.type"), "action_unknown"));
        Assert.Equal(("call", "_OTHER"), (call.DisplayName, call.GetTagItem("rpc.method")));
        Assert.DoesNotContain("madeUp", Tags(call), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_ThatIsAbandoned_EndsAsTimedOut()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();
        var call = Assert.ThrowsAsync<RequestFailedException>(() => kit.Actor<Tower>("a").CallAsync(tower => tower.Oversleep()));
        await kit.AdvanceAsync(TimeSpan.FromMinutes(2));
        await call;
        Assert.Equal("action_timeout", spans.Single("tower/oversleep").StatusDescription);

        await kit.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("action_timeout", spans.Single("turn tower/oversleep").StatusDescription);
    }

    [Fact]
    public async Task Flush_OfBackgroundWork_BeginsATraceOfItsOwn()
    {
        using var spans = new SpanRecord();
        await using var server = new ServiceCollection().AddGameEventsCore(game => game.AddActor<Tower>()).BuildServiceProvider();

        await server.GetRequiredService<IGameEvents>().Actor<Tower>("a").CallAsync(tower => tower.RingLater(), Stop);

        var flush = await spans.WaitAsync("turn tower/flush");
        Assert.Equal(default, flush.ParentSpanId);
        Assert.Equal(flush.SpanId, spans.Single("emit rung").ParentSpanId);
    }

    [Fact]
    public async Task Timer_BegunByAnAction_BeginsATraceOfItsOwn()
    {
        using var spans = new SpanRecord();
        await using var kit = Start();

        await kit.Actor<Tower>("a").CallAsync(tower => tower.Wind());
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        var timer = spans.Single("turn tower/timer");
        Assert.Equal(default, timer.ParentSpanId);
        Assert.Equal(timer.SpanId, spans.Single("emit rung").ParentSpanId);
    }

    [Fact]
    public async Task Call_ThatASamplerLeavesOut_IsLeftOutAsAWhole()
    {
        var begun = 0;
        using var spans = new SpanRecord((ref options) =>
        {
            // As samplers do: whoever begins a trace decides, and all below it follow.
            if (options.Parent != default) return options.Parent.TraceFlags == ActivityTraceFlags.None ? ActivitySamplingResult.None : ActivitySamplingResult.AllDataAndRecorded;
            Interlocked.Increment(ref begun);
            return ActivitySamplingResult.PropagationData;
        });
        await using var kit = Start();
        var tower = kit.Actor<Tower>("a");
        await tower.CallAsync(t => t.Through("b"));
        begun = 0;

        await tower.CallAsync(t => t.Through("b"));

        Assert.Equal(1, begun);
        Assert.DoesNotContain(spans.Ended, span => span.Recorded);
    }

    [Fact]
    public async Task Call_NobodyListens_LeavesTheReplyAsItIs()
    {
        await using var kit = Start();
        var type = kit.Node.Types.Of(typeof(Tower));
        var reply = new AwaitedReply();

        Assert.Same(reply, CallSpan.OfServer(type, "ring", reply));
        Assert.Same(reply, CallSpan.OfClient(kit.Node.Types, ActorAddress.Create("tower", "a"), "ring", reply));
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Tower>());

    private static string Tags(Activity span) => string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
}
