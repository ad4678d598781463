using System.Text.Json;

namespace Akka.GameEvents.TestKit.Tests.Events;

public class EventReceiverTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private sealed record NoState;

    private sealed record Said(string Text, int N = 0);

    private sealed record Other(int Value);

    private sealed class Echo : GameActor<NoState>
    {
        [Action]
        public void Say(string text, int n = 0) => Emit(new Said(text, n));

        [Action]
        public void SayPlain(string name, JsonElement? payload = null) => Emit(name, payload);

        [Action]
        public void SayLater(int seconds) => Timers.After("later", TimeSpan.FromSeconds(seconds), () => Emit(new Said("later")));

        [Action]
        public async Task SayAfterAWhile(int seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), Time);
            Emit(new Said("after a while"));
        }

        [Action]
        public void SayToAll() => Emit(new Other(1), to: Global);

        [Action]
        public void Drop() => Caller.Disconnect("app.dropped");

        [Action]
        public void SayInTheBackground(int hops) => Background(async (scope, stop) =>
        {
            for (var i = 0; i < hops; i++) await Task.Yield();
            scope.Emit(new Said("background"));
            await scope.FlushAsync(stop);
        });
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Echo>());

    private static async Task<string> FailureAsync(GameTestKit kit, Func<Task> expectation)
    {
        kit.Limit = Short;
        return (await Assert.ThrowsAsync<ExpectationException>(expectation)).Message;
    }

    [Fact]
    public async Task ExpectEvent_ThatVeryEvent_ReturnsIt()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>("x");
        await ann.CallAsync(e => e.Say("hello", 1));

        var received = await ann.ExpectEventAsync(new Said("hello", 1));

        Assert.Equal(("echo/x", "said", ann.Position.Sequence + 1), (received.Address, received.Name, received.Sequence));
        Assert.Equal(new Said("hello", 1), received.As<Said>());
    }

    [Fact]
    public async Task ExpectEvent_NothingCame_FailsSayingWhatWasExpected()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>("x");

        var message = await FailureAsync(kit, () => ann.ExpectEventAsync(new Said("hello")));

        Assert.Contains("echo/x", message, StringComparison.Ordinal);
        Assert.Contains("""the event said {"text":"hello","n":0}""", message, StringComparison.Ordinal);
        Assert.Contains("nothing came", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpectEvent_AnotherCame_FailsSayingWhatCameAndWhatFollowed()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>("x");
        await ann.CallAsync(e => e.Say("good", 1));
        await ann.CallAsync(e => e.Say("bye", 2));

        var message = await FailureAsync(kit, () => ann.ExpectEventAsync(new Said("hello")));

        Assert.Contains("""but got said {"text":"good","n":1}""", message, StringComparison.Ordinal);
        Assert.Contains("""said {"text":"bye","n":2}""", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("named", """{"a":1}""", "named", """{"a":1.0}""", true)]
    [InlineData("named", """{"a":1,"b":2}""", "named", """{"b":2,"a":1}""", true)]
    [InlineData("named", null, "named", null, true)]
    [InlineData("named", """{"a":1}""", "named", """{"a":2}""", false)]
    [InlineData("named", """{"a":1}""", "named", """{"a":1,"b":2}""", false)]
    [InlineData("named", """{"a":1}""", "other", """{"a":1}""", false)]
    [InlineData("named", null, "named", """{}""", false)]
    [InlineData("named", """{}""", "named", null, false)]
    public async Task ExpectEvent_ByName_ComparesPayloadsAsJson(string sent, string? payload, string expected, string? expectedPayload, bool equal)
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>();
        await (payload is null ? ann.CallAsync("sayPlain", sent) : ann.CallAsync("sayPlain", sent, Json(payload)));

        var expectation = ann.ExpectEventAsync(expected, expectedPayload is null ? null : Json(expectedPayload));

        if (equal) await expectation;
        else await Assert.ThrowsAsync<ExpectationException>(() => expectation);

        static object Json(string text) => JsonDocument.Parse(text).RootElement;
    }

    [Fact]
    public async Task ExpectEvent_OfAType_AnswersItWhateverItSays()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>();
        await ann.CallAsync(e => e.Say("whatever", 3));
        await ann.CallAsync(e => e.Say("else", 4));

        Assert.Equal(new Said("whatever", 3), await ann.ExpectEventAsync<Said>());
        Assert.Contains("but got said", await FailureAsync(kit, () => ann.ExpectEventAsync<Other>()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FishForEvent_AmongOthers_SkipsThem()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>();
        for (var n = 0; n < 5; n++) await ann.CallAsync(e => e.Say("x", n));

        Assert.Equal(3, (await ann.FishForEventAsync<Said>(said => said.N == 3)).N);
        await ann.ExpectEventAsync(new Said("x", 4));
        await ann.CallAsync(e => e.Say("y", 0));
        var message = await FailureAsync(kit, () => ann.FishForEventAsync<Other>());
        Assert.Contains("an event other", message, StringComparison.Ordinal);
        Assert.Contains("\"y\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpectNoEvent_WorkIsStillUnderWay_WaitsForItAndFails()
    {
        await using var kit = Start();
        for (var round = 0; round < 50; round++)
        {
            var ann = await kit.ConnectAsync<Echo>($"{round}");
            await ann.CallAsync(e => e.SayInTheBackground(100));

            var error = await Assert.ThrowsAsync<ExpectationException>(ann.ExpectNoEventAsync);

            Assert.Contains("background", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ExpectNoEvent_ATimerIsPending_PassesUntilTimeMoves()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>();
        await ann.CallAsync(e => e.SayLater(5));

        await ann.ExpectNoEventAsync();
        await kit.AdvanceAsync(TimeSpan.FromSeconds(5));

        await ann.ExpectEventAsync(new Said("later"));
    }

    [Fact]
    public async Task ExpectNoEvent_ATurnWaitsForTime_FailsSayingSo()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>();
        var call = ann.CallAsync(e => e.SayAfterAWhile(5));

        var message = await FailureAsync(kit, ann.ExpectNoEventAsync);

        Assert.Contains("a turn is still in progress", message, StringComparison.Ordinal);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(5));
        await call;
    }

    [Fact]
    public async Task SharedSession_TwoActors_EachGetsItsOwnAndTheSessionTheStreams()
    {
        await using var kit = Start();
        var session = kit.Session(new GameUser("ann"));
        var a = await session.JoinAsync<Echo>("a");
        var b = await session.JoinAsync<Echo>("b");

        await a.CallAsync(e => e.Say("in a", 0));
        await a.CallAsync(e => e.SayToAll());

        await a.ExpectEventAsync(new Said("in a"));
        await a.ExpectNoEventAsync();
        await b.ExpectNoEventAsync();
        await session.ExpectEventAsync(new Other(1));
        await session.ExpectNoEventAsync();
    }

    [Fact]
    public async Task OwnSession_ActorAndStreams_ComeInOneOrder()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>("a");

        await ann.CallAsync(e => e.Say("first", 0));
        await ann.CallAsync(e => e.SayToAll());
        await ann.CallAsync(e => e.Say("third", 0));

        await ann.ExpectEventAsync(new Said("first"));
        await ann.ExpectEventAsync(new Other(1));
        await ann.ExpectEventAsync(new Said("third"));
    }

    [Fact]
    public async Task Dropped_EventsInBetween_NothingComesAfter()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Echo>("a");
        var bob = await kit.ConnectAsync<Echo>("a");

        await ann.CallAsync(e => e.Drop());
        await bob.CallAsync(e => e.Say("still here", 0));

        Assert.Equal("app.dropped", (await ann.ExpectLeftAsync()).Code);
        await ann.ExpectNoEventAsync();
        Assert.Contains("left (app.dropped)", await FailureAsync(kit, async () =>
        {
            await bob.CallAsync(e => e.Drop());
            await bob.ExpectEventAsync(new Said("still here"));
            await bob.ExpectGapAsync();
        }), StringComparison.Ordinal);
    }
}
