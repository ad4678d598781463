using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>Server code subscribes on the EventStream to the very records that actors emit.</summary>
public class EventStreamTests
{
    private abstract record Deed(string By);

    private sealed record Bought(string By, string Item) : Deed(By);

    private sealed record Sold(string By) : Deed(By);

    private sealed class Shop : GameActor<NoState>
    {
        [Action]
        public void Buy(string item, bool fail = false)
        {
            Emit(new Bought(User.Id, item));
            if (fail) throw new UserError("app.refused");
        }

        [Action]
        public void TellUsers(IReadOnlyList<string> users) => Emit(new Sold(User.Id), to: Users(users));
    }

    [Fact]
    public async Task Subscribe_ByRecord_GetsWhatSucceededTurnsEmitted()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Shop>());
        var bought = kit.CreateProbe().Subscribe<Bought>();
        var deeds = kit.CreateProbe().Subscribe<Deed>();
        var ann = kit.Actor<Shop>(user: new GameUser("ann"));

        await Refused.WithAsync("app.refused", ann.CallAsync(shop => shop.Buy("sword", true)));
        await ann.CallAsync(shop => shop.Buy("bow", false));

        await bought.ExpectMsgAsync(new Bought("ann", "bow"));
        await deeds.ExpectMsgAsync<Deed>(new Bought("ann", "bow"));
        await bought.ExpectNoMsgAsync();
        await deeds.ExpectNoMsgAsync();
    }

    [Fact]
    public async Task Subscribe_EventToSeveralUsers_GetsItOnce()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Shop>());
        var sold = kit.CreateProbe().Subscribe<Sold>();

        string[] users = ["ann", "bob", "cid"];
        await kit.Actor<Shop>(user: new GameUser("ann")).CallAsync(shop => shop.TellUsers(users));

        await sold.ExpectMsgAsync(new Sold("ann"));
        await sold.ExpectNoMsgAsync();
    }

    [Fact]
    public async Task Subscribe_InlineSubscriberThrows_EventsGoOnAllTheSame()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Shop>());
        using var broken = kit.System.EventStream.Subscribe<Bought>(_ => throw new InvalidOperationException("broken"));
        var ann = await kit.ConnectAsync<Shop>();

        await ann.CallAsync(shop => shop.Buy("bow", false));

        await ann.ExpectEventAsync<Bought>();
    }
}
