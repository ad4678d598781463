using System.Text;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>Looking at an actor changes nothing about it.</summary>
public class InspectTests
{
    private static readonly TimeSpan BeforeIdle = TimeSpan.FromMinutes(4);

    private sealed class Shelf
    {
        public string Text { get; set; } = "";

        public Shelf? Inside { get; set; }
    }

    private sealed class Library : GameActor<Shelf>
    {
        [Action]
        public void Fill(int length) => State.Text = new string('x', length);

        [Action]
        public void Loop() => State.Inside = State;
    }

    [Fact]
    public async Task Inspect_AgainAndAgain_DoesNotKeepTheActorInMemory()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Library>());
        await kit.Actor<Library>("a").CallAsync(l => l.Fill(1));

        await kit.AdvanceAsync(BeforeIdle);
        Assert.NotNull(await InspectAsync(kit, 100));
        await kit.AdvanceAsync(BeforeIdle);

        Assert.Null(await InspectAsync(kit, 100));
    }

    [Fact]
    public async Task Inspect_StateOverTheLimit_IsCutAtIt()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Library>());
        await kit.Actor<Library>("a").CallAsync(l => l.Fill(1_000_000));

        var state = (await InspectAsync(kit, 100))!.State;

        Assert.False(state.IsWhole);
        Assert.Equal(100, state.Utf8.Length);
        Assert.StartsWith("{\"text\":\"xxx", Encoding.UTF8.GetString(state.Utf8.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_StateThatIsNoJson_NamesTheFailureAndTheActorGoesOn()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Library>());
        await kit.Actor<Library>("a").CallAsync(l => l.Loop());

        Assert.Equal("JsonException", (await InspectAsync(kit, 1_000_000))!.State.Failure);
        await kit.Actor<Library>("a").CallAsync(l => l.Fill(1));
    }

    /// <summary>Null when the actor is not in memory.</summary>
    private static async Task<Inspection?> InspectAsync(GameTestKit kit, int maxBytes)
    {
        var turn = new InspectTurn(maxBytes, maxConnections: 10);
        return kit.Node.Directory.TryDeliver(ActorAddress.Create("library", "a"), turn) ? await turn.Done : null;
    }
}
