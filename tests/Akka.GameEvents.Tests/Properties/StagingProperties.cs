using Akka.GameEvents.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Tests.Properties;

/// <summary>Whatever a turn emits, in whatever way, and however it ends: each event is sent or dropped, and the count comes out.</summary>
public class StagingProperties
{
    private enum How
    {
        Staged,
        Always,
        Now,
        ToCaller,
        ToOthers,
    }

    private sealed record Emitted(int N);

    private sealed class Printer : GameActor<Support.NoState>
    {
        [Action]
        public void Print(IReadOnlyList<How> steps, bool fail)
        {
            for (var n = 0; n < steps.Count; n++)
            {
                var note = new Emitted(n);
                switch (steps[n])
                {
                    case How.Staged:
                        Emit(note);
                        break;
                    case How.Always:
                        Emit(note, options: EmitOptions.Always);
                        break;
                    case How.Now:
                        EmitNow(note);
                        break;
                    case How.ToCaller:
                        Caller.Send(note);
                        break;
                    case How.ToOthers:
                        Emit(note, to: Others);
                        break;
                }
            }

            if (fail) throw new UserError("app.jam");
        }
    }

    [Fact]
    public void Turn_AnySteps_SendsWhatTheRulesSayInOrder()
    {
        var turns = Gen.Zip(Gen.ArrayOf(Gen.Elements(Enum.GetValues<How>())), ArbMap.Default.GeneratorFor<bool>());

        // On failure it prints the seed with the shrunk turn.
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(turns.ToArbitrary(), turn => CheckAsync(turn.Item1, turn.Item2)));
    }

    private static async Task CheckAsync(How[] steps, bool fail)
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Printer>());
        var caller = await kit.ConnectAsync<Printer>();
        var other = await kit.ConnectAsync<Printer>();

        var call = caller.CallAsync("print", steps, fail);
        if (fail) await Support.Refused.WithAsync("app.jam", call);
        else await call;
        await kit.WhenQuietAsync();

        Assert.Equal(Expected(steps, fail, isCaller: true), Received(caller));
        Assert.Equal(Expected(steps, fail, isCaller: false), Received(other));
    }

    private static IEnumerable<int> Expected(How[] steps, bool fail, bool isCaller)
    {
        var mine = steps.Select((how, n) => (how, n)).Where(s => s.how != (isCaller ? How.ToOthers : How.ToCaller)).ToArray();
        var now = mine.Where(s => s.how == How.Now);
        var atTheEnd = mine.Where(s => s.how != How.Now && (!fail || s.how == How.Always));
        return now.Concat(atTheEnd).Select(s => s.n);
    }

    private static List<int> Received(TestConnection<Printer> connection)
    {
        var numbers = new List<int>();
        while (connection.Inbox.TryTake(out var received)) numbers.Add(Assert.IsType<ReceivedEvent>(received).As<Emitted>().N);
        return numbers;
    }
}
