using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Actions;

/// <summary>What comes back from an action.</summary>
public class ResultTests
{
    private sealed record Answer(int Value, string? Nothing = null);

    private sealed record Cycle
    {
        public Cycle Self => this;
    }

    private sealed class Oracle : GameActor<NoState>
    {
        [Action]
        public Answer Plain() => new(Now.Year);

        [Action]
        public async Task<Answer> OfTaskAsync()
        {
            await Task.Yield();
            return new Answer(Now.Year);
        }

        [Action]
        public async ValueTask<Answer> OfValueTask()
        {
            await Task.Yield();
            return new Answer(Now.Year);
        }

        [Action]
        public async Task Silent()
        {
            await Task.Yield();
            Emit("silent");
        }

        [Action]
        public async ValueTask SilentValue()
        {
            await Task.Yield();
            Emit("silentValue");
        }

        [Action]
        public static int Twice(int number) => number * 2;

        [Action(Name = "renamed")]
        public string Original() => Address;

        [Action]
        public Cycle Endless()
        {
            Emit("endless");
            return new Cycle();
        }
    }

    [Fact]
    public async Task Call_EachReturnType_AnswersTheValue()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Oracle>());
        var oracle = await kit.ConnectAsync<Oracle>();
        var expected = new Answer(kit.Time.GetUtcNow().Year);

        Assert.Equal(expected, await oracle.CallAsync(o => o.Plain()));
        Assert.Equal(expected, await oracle.CallAsync(o => o.OfTaskAsync()));
        Assert.Equal(expected, await oracle.CallAsync(o => o.OfValueTask()));
        Assert.Equal(42, await oracle.CallAsync(o => Oracle.Twice(21)));
        await oracle.CallAsync(o => o.Silent());
        await oracle.ExpectEventAsync("silent");
        await oracle.CallAsync(o => o.SilentValue());
        await oracle.ExpectEventAsync("silentValue");
    }

    [Fact]
    public async Task Call_Names_AreCamelCaseWithoutAsyncOrAsTheAttributeSays()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Oracle>());
        var oracle = kit.Actor<Oracle>("x");

        await oracle.CallAsync("ofTask");
        Assert.Equal("oracle/x", (await oracle.CallAsync("renamed")).GetString());
        Assert.Equal("oracle/x", await oracle.CallAsync(o => o.Original()));
        await Refused.WithAsync("action_unknown", oracle.CallAsync("original"));
        await Refused.WithAsync("action_unknown", oracle.CallAsync("ofTaskAsync"));
    }

    [Fact]
    public async Task Call_ResultThatJsonCannotHold_FailsTheTurn()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Oracle>());
        var oracle = await kit.ConnectAsync<Oracle>();

        await Refused.WithAsync("internal_error", oracle.CallAsync("endless"));

        await oracle.ExpectNoEventAsync();
    }
}
