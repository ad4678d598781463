using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>One turn at a time, and what becomes of the state when one fails.</summary>
public class StateTests
{
    private sealed record Score
    {
        public int Points { get; init; }

        public List<string> Log { get; } = [];
    }

    private sealed class Game(Gate gate, Journal journal) : GameActor<Score>
    {
        [Action]
        public int Add(int points)
        {
            State = State with { Points = State.Points + points };
            return State.Points;
        }

        [Action]
        public void AddAndFail(int points)
        {
            Add(points);
            State.Log.Add("failed");
            throw new UserError("app.refused");
        }

        [Action]
        public void WriteAndFail()
        {
            State.Log.Add("failed");
            throw new UserError("app.refused");
        }

        [Action]
        public int Points() => State.Points;

        [Action]
        public int LogLength() => State.Log.Count;

        [Action]
        public async Task Slow(string name, bool wait)
        {
            journal.Write($"{name} begins");
            await Task.Yield();
            if (wait) await gate.PassAsync();
            journal.Write($"{name} ends");
        }
    }

    private static GameTestKit Start(Gate? gate = null, Journal? journal = null) => GameTestKit.Start(
        game => game.AddActor<Game>(),
        services => services.AddSingleton(gate ?? new Gate()).AddSingleton(journal ?? new Journal()));

    [Fact]
    public async Task Action_Fails_ReferenceOfTheStateIsPutBack()
    {
        await using var kit = Start();
        var game = kit.Actor<Game>();
        await game.CallAsync(g => g.Add(5));

        await Refused.WithAsync("app.refused", game.CallAsync(g => g.AddAndFail(10)));

        Assert.Equal(5, await game.CallAsync(g => g.Points()));
    }

    [Fact]
    public async Task Action_FailsAfterChangingMutableState_TheChangeStays()
    {
        await using var kit = Start();
        var game = kit.Actor<Game>();

        await Refused.WithAsync("app.refused", game.CallAsync(g => g.WriteAndFail()));

        Assert.Equal(1, await game.CallAsync(g => g.LogLength()));
    }

    [Fact]
    public async Task Action_AwaitsInTheMiddle_NoOtherRunsMeanwhile()
    {
        var (gate, journal) = (new Gate(), new Journal());
        await using var kit = Start(gate, journal);
        var game = kit.Actor<Game>();

        var first = game.CallAsync(g => g.Slow("first", true));
        var second = game.CallAsync(g => g.Slow("second", false));
        await gate.WhenReached;
        Assert.Equal(["first begins"], journal.Lines);
        gate.Open();
        await Task.WhenAll(first, second);

        Assert.Equal(["first begins", "first ends", "second begins", "second ends"], journal.Lines);
    }

    [Fact]
    public async Task Action_OtherActorWaits_RunsAllTheSame()
    {
        var gate = new Gate();
        await using var kit = Start(gate);
        var waiting = kit.Actor<Game>("a").CallAsync(g => g.Slow("a", true));
        await gate.WhenReached;

        Assert.Equal(1, await kit.Actor<Game>("b").CallAsync(g => g.Add(1)));

        Assert.False(waiting.IsCompleted);
        gate.Open();
        await waiting;
    }
}
