using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>When events leave: at the end of the turn that emitted them, unless they say otherwise.</summary>
public class StagingTests
{
    private sealed record Note(string Text);

    private sealed class Draft
    {
        public string Text { get; set; } = "";
    }

    private sealed class Desk(Gate gate) : GameActor<NoState>
    {
        [Action]
        public void Say(IReadOnlyList<string> texts)
        {
            foreach (var text in texts) Emit(new Note(text));
        }

        [Action]
        public void SayAndFail()
        {
            Emit(new Note("staged"));
            Emit(new Note("always"), options: EmitOptions.Always);
            CallerOrNull?.Send(new Note("staged, to one"));
            CallerOrNull?.Send(new Note("always, to one"), EmitOptions.Always);
            throw new UserError("app.refused");
        }

        [Action]
        public void SayNow(bool fail)
        {
            Emit(new Note("staged"));
            EmitNow(new Note("now"));
            EmitNow("plain", 1);
            if (fail) throw new UserError("app.refused");
        }

        [Action]
        public async Task SayNowAndWait()
        {
            Emit(new Note("staged"));
            EmitNow(new Note("now"));
            await gate.PassAsync();
        }

        [Action]
        public void SayDraft()
        {
            var draft = new Draft { Text = "first" };
            Emit(draft);
            draft.Text = "second";
        }

        [Action]
        public void SayTooMuch()
        {
            Emit(new Note("before"));
            Emit(new Note(new string('x', 100_000)));
        }

        [Action]
        public void SayText() => Emit<string>("no record");

        [Action]
        public void SayNothing() => Emit("empty");
    }

    private sealed class Escape
    {
        public Action? Late { get; set; }
    }

    private sealed class Fugitive(Escape escape) : GameActor<NoState>
    {
        [Action]
        public void Hide() => escape.Late = () => Emit(new Note("late"));
    }

    private static GameTestKit Start(Gate? gate = null) =>
        GameTestKit.Start(game => game.AddActor<Desk>(), services => services.AddSingleton(gate ?? new Gate()));

    [Fact]
    public async Task Emit_TurnSucceeds_LeavesInOrderWithRisingSequences()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        string[] texts = ["one", "two", "three"];
        await ann.CallAsync(desk => desk.Say(texts));

        var first = await ann.ExpectEventAsync(new Note("one"));
        var second = await ann.ExpectEventAsync(new Note("two"));
        var third = await ann.ExpectEventAsync(new Note("three"));
        Assert.Equal([ann.Position.Sequence + 1, ann.Position.Sequence + 2, ann.Position.Sequence + 3], [first.Sequence!.Value, second.Sequence!.Value, third.Sequence!.Value]);
        Assert.Equal("desk", first.Address);
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_TurnThrows_OnlyWhatIsAlwaysLeaves()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();
        var bob = await kit.ConnectAsync<Desk>();

        await Refused.WithAsync("app.refused", ann.CallAsync(desk => desk.SayAndFail()));

        await ann.ExpectEventAsync(new Note("always"));
        await ann.ExpectEventAsync(new Note("always, to one"));
        await ann.ExpectNoEventAsync();
        await bob.ExpectEventAsync(new Note("always"));
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task EmitNow_TurnGoesOn_HasLeftAlready()
    {
        var gate = new Gate();
        await using var kit = Start(gate);
        var ann = await kit.ConnectAsync<Desk>();

        var call = ann.CallAsync(desk => desk.SayNowAndWait());

        await ann.ExpectEventAsync(new Note("now"));
        Assert.False(call.IsCompleted);
        gate.Open();
        await call;
        await ann.ExpectEventAsync(new Note("staged"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EmitNow_HoweverTheTurnEnds_LeavesBeforeWhatIsStaged(bool fail)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        await ann.CallAsync(desk => desk.SayNow(fail)).ContinueWith(_ => { }, TaskScheduler.Default);

        await ann.ExpectEventAsync(new Note("now"));
        await ann.ExpectEventAsync("plain", 1);
        if (!fail) await ann.ExpectEventAsync(new Note("staged"));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_PayloadChangedAfterwards_LeavesAsItWas()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        await ann.CallAsync(desk => desk.SayDraft());

        await ann.ExpectEventAsync("draft", new { text = "first" });
    }

    [Fact]
    public async Task Emit_OutsideOfTurns_Throws()
    {
        var escape = new Escape();
        await using var kit = GameTestKit.Start(game => game.AddActor<Fugitive>(), services => services.AddSingleton(escape));
        var ann = await kit.ConnectAsync<Fugitive>();
        await ann.CallAsync(actor => actor.Hide());
        await kit.WhenQuietAsync();

        var error = Assert.Throws<InvalidOperationException>(escape.Late!);

        Assert.Contains("The turn is over", error.Message, StringComparison.Ordinal);
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_LargerThanTheLimit_FailsTheActionAndSendsNothing()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        await Refused.WithAsync("internal_error", ann.CallAsync(desk => desk.SayTooMuch()));

        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_TextInPlaceOfARecord_FailsTheAction()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        await Refused.WithAsync("internal_error", ann.CallAsync(desk => desk.SayText()));

        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Emit_WithoutPayload_HasNone()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Desk>();

        await ann.CallAsync(desk => desk.SayNothing());

        await ann.ExpectEventAsync("empty");
    }
}
