using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Anywhere;

/// <summary>Events and calls from code that is no actor, and between actors.</summary>
public class GameEventsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public record Announced(string Text);

    public record Paid(int Amount, int Balance);

    private sealed record Money
    {
        public int Amount { get; init; }
    }

    private sealed class Wallet : GameActor<Money>
    {
        [Acl("admin")]
        [Action]
        public Paid Pay(int amount)
        {
            if (amount > 100) throw new UserError("app.too_much", "Too much.", new { max = 100 });
            State = new Money { Amount = State.Amount + amount };
            var paid = new Paid(amount, State.Amount);
            Emit(paid);
            return paid;
        }

        [Action]
        public string Who() => User.Id;

        [Action]
        public void Break(int amount) => throw new InvalidOperationException($"secret {State.Amount + amount}");
    }

    private sealed class Bank
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Agreed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Asks the bank before it takes.</summary>
    private sealed class Vault(Bank bank) : GameActor<Money>
    {
        [Action]
        public async Task<int> Take(int amount)
        {
            bank.Asked.TrySetResult();
            await bank.Agreed.Task;
            State = new Money { Amount = State.Amount + amount };
            return State.Amount;
        }
    }

    /// <summary>Calls the actors that it is told, one through the other.</summary>
    private sealed class Hop(IGameEvents events) : GameActor<NoState>
    {
        /// <param name="way">Keys of the next actors, one letter each.</param>
        [Acl("*")]
        [Action]
        public async Task<string> Go(string way) =>
            way.Length == 0 ? Key[0] : $"{Key[0]}>{await events.Actor<Hop>(way.Substring(0, 1)).CallAsync(hop => hop.Go(way.Substring(1)), TurnCancellation)}";

        [Acl("*")]
        [Action]
        public void GoLater(string self) => Background(async (scope, stop) =>
        {
            scope.Emit("later", await events.Actor<Hop>(self).CallAsync(hop => hop.Go(""), stop));
            await scope.FlushAsync(stop);
        });
    }

    [Fact]
    public async Task EmitAsync_UsersAndEveryone_ReachThoseOnWhateverTheyAre()
    {
        await using var kit = Start();
        var ann = kit.Session(new GameUser("ann"));
        var bob = kit.Session(new GameUser("bob"));
        var events = kit.Services.GetRequiredService<IGameEvents>();

        await events.EmitAsync(new Announced("to Ann"), Audience.Users("ann", "nobody"), Stop);
        await events.EmitAsync("plain", new { n = 1 }, Audience.Global, Stop);

        await ann.ExpectEventAsync(new Announced("to Ann"));
        await ann.ExpectEventAsync("plain", new { n = 1 });
        await bob.ExpectEventAsync("plain", new { n = 1 });
        await ann.ExpectNoEventAsync();
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task EmitAsync_RecordForManyUsers_ReachesItsSubscribersOnce()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe();
        probe.Subscribe<Announced>();

        await kit.Services.GetRequiredService<IGameEvents>().EmitAsync(new Announced("x"), Audience.Users("ann", "bob"), Stop);

        await probe.ExpectMsgAsync<Announced>();
        await probe.ExpectNoMsgAsync();
    }

    [Fact]
    public async Task Scope_OutsideOfActors_LetsItsEventsOutTogetherAtTheFlush()
    {
        await using var kit = Start();
        var ann = kit.Session(new GameUser("ann"));
        await using var scope = kit.Services.GetRequiredService<IGameEvents>().OpenScope();

        scope.Emit(new Announced("one"), Audience.Users("ann"));
        scope.Emit(new Announced("two"), Audience.Global);
        await ann.ExpectNoEventAsync();
        await scope.FlushAsync(Stop);

        await ann.ExpectEventAsync(new Announced("one"));
        await ann.ExpectEventAsync(new Announced("two"));
    }

    [Fact]
    public async Task Scope_AudienceOfAnActor_IsRefusedWhereItIsNamed()
    {
        await using var kit = Start();
        var events = kit.Services.GetRequiredService<IGameEvents>();
        await using var scope = events.OpenScope();

        Assert.Throws<ArgumentException>(() => scope.Emit(new Announced("x")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await events.EmitAsync(new Announced("x"), Audience.Of(), Stop));
    }

    [Fact]
    public async Task CallAsync_FromOutside_IsATurnWhateverTheAccessRule()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Wallet>("ann");
        var wallet = kit.Services.GetRequiredService<IGameEvents>().Actor<Wallet>("ann");

        Assert.Equal(new Paid(5, 5), await wallet.CallAsync(w => w.Pay(5), Stop));

        await ann.ExpectEventAsync(new Paid(5, 5));
        Assert.Equal("wallet/ann", wallet.Address);
        await Refused.WithAsync(ErrorCodes.Forbidden, ann.CallAsync(w => w.Pay(5)));
    }

    [Fact]
    public async Task CallAsync_ActionFails_ThrowsItsCodeAndNoSecret()
    {
        await using var kit = Start();
        var wallet = kit.Services.GetRequiredService<IGameEvents>().Actor<Wallet>("ann");

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => wallet.CallAsync(w => w.Pay(101), Stop));
        Assert.Equal(("app.too_much", "{\"max\":100}"), (refused.Code, refused.Error.Data.ToString()));
        await Refused.WithAsync(ErrorCodes.InternalError, wallet.CallAsync(w => w.Break(5), Stop));
        await Refused.WithAsync(ErrorCodes.InternalError, wallet.CallAsync(w => w.Who(), Stop));
    }

    [Fact]
    public async Task CallAsync_OverSeveralActors_AnswersThroughAll()
    {
        await using var kit = Start();
        var a = kit.Actor<Hop>("a");

        Assert.Equal("a>b>c", await a.CallAsync(hop => hop.Go("bc")));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ba")]
    [InlineData("bcb")]
    public async Task CallAsync_BackToAnActorThatWaits_IsACallCycleAtOnce(string way)
    {
        await using var kit = Start();

        await Refused.WithAsync(ErrorCodes.CallCycle, kit.Actor<Hop>("a").CallAsync(hop => hop.Go(way)));
        Assert.Equal("a>b", await kit.Actor<Hop>("a").CallAsync(hop => hop.Go("b")));
    }

    [Fact]
    public async Task CallAsync_OfItselfInTheBackground_IsNoCycle()
    {
        await using var kit = Start();
        var a = await kit.ConnectAsync<Hop>("a");

        await a.CallAsync(hop => hop.GoLater("a"));

        await a.ExpectEventAsync("later", "a");
    }

    [Fact]
    public async Task CallAsync_GivenUpWhileItRuns_IsCancelledAndTheActorGoesOn()
    {
        var bank = new Bank();
        await using var kit = GameTestKit.Start(game => game.AddActor<Vault>(), services => services.AddSingleton(bank));
        var vault = kit.Services.GetRequiredService<IGameEvents>().Actor<Vault>("ann");
        using var patience = new CancellationTokenSource();

        var call = vault.CallAsync(v => v.Take(5), patience.Token);
        await bank.Asked.Task.WaitAsync(Stop);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        bank.Agreed.SetResult();

        Assert.Equal(10, await vault.CallAsync(v => v.Take(5), Stop));
    }

    [Fact]
    public async Task CallAsync_GivenUpBefore_IsNotMade()
    {
        await using var kit = Start();
        var wallet = kit.Services.GetRequiredService<IGameEvents>().Actor<Wallet>("ann");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wallet.CallAsync(w => w.Pay(5), new CancellationToken(canceled: true)));

        Assert.Equal(5, (await wallet.CallAsync(w => w.Pay(5), Stop)).Balance);
    }

    [Fact]
    public async Task Directory_ActorsOfAClass_AreListedWithTheirConnections()
    {
        await using var kit = Start();
        await kit.ConnectAsync<Hop>("a");
        await kit.ConnectAsync<Hop>(["b", "2"]);
        await kit.ConnectAsync<Hop>(["b", "2"]);
        await kit.ConnectAsync<Wallet>("other");
        var directory = kit.Services.GetRequiredService<IActorDirectory>();

        var listed = directory.List<Hop>().Select(actor => $"{string.Join('/', actor.Key)} {actor.Connections}").Order();

        Assert.Equal(["a 1", "b/2 2"], listed);
        Assert.Single(directory.List<Hop>(max: 1));
    }

    private static GameTestKit Start() => GameTestKit.Start(game => game.AddActor<Wallet>().AddActor<Hop>());
}
