using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Connections;

/// <summary>What an actor sees of its clients' links.</summary>
public class LinkLostTests
{
    internal sealed record Seen(string What, int Linked, int Parked);

    internal sealed class Hall : GameActor<NoState>
    {
        [Action]
        [Acl(AclAttribute.Anyone)]
        public void Say() => Emit(new Seen("said", Connections.Count(c => c.IsLinked), Connections.Parked.Count()));

        protected override void OnLinkLost(Connection<System.Text.Json.JsonElement> connection) => Tell($"lost {connection.IsLinked}");

        protected override void OnResumed(Connection<System.Text.Json.JsonElement> connection, bool recovered) => Tell($"resumed {recovered}");

        private void Tell(string what) => Emit(new Seen(what, Connections.Count(c => c.IsLinked), Connections.Parked.Count()), to: Others);
    }

    [Fact]
    public async Task Link_LostAndBack_TheActorIsToldOnceAndSeesItInBetween()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Hall>());
        var ann = await kit.ConnectAsync<Hall>("a");
        var bob = await kit.ConnectAsync<Hall>("a");

        ann.LoseLink();
        ann.LoseLink();
        await bob.ExpectEventAsync(new Seen("lost False", 1, 1));
        await bob.CallAsync(hall => hall.Say());
        await bob.ExpectEventAsync(new Seen("said", 1, 1));
        ann.Resume();
        ann.Resume(recovered: false);

        await bob.ExpectEventAsync(new Seen("resumed True", 2, 0));
        await bob.ExpectNoEventAsync();
        await ann.ExpectEventAsync(new Seen("said", 1, 1));
    }

    [Fact]
    public async Task Join_Again_IsAReturnWithoutTheMissedEvents()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Hall>());
        var ann = await kit.ConnectAsync<Hall>("a");
        var bob = await kit.ConnectAsync<Hall>("a");
        ann.LoseLink();
        await bob.ExpectEventAsync(new Seen("lost False", 1, 1));

        await ann.Session.JoinAsync<Hall>("a");

        await bob.ExpectEventAsync(new Seen("resumed False", 2, 0));
    }
}
