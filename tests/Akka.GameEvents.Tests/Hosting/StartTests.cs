using System.Runtime.InteropServices;
using Akka.GameEvents.Options;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Hosting;

/// <summary>What cannot be served is refused at start, naming the class.</summary>
public class StartTests
{
    private sealed class TakesOn : GameActor<NoState>
    {
        [Action(Name = "on")]
        public string Subscribe() => Address;
    }

    private sealed class TakesThen : GameActor<NoState>
    {
        [Action]
        public string Then() => Address;
    }

    private sealed class Twice : GameActor<NoState>
    {
        [Action]
        public string Same() => Address;

        [Action]
        public string SameAsync() => Address;
    }

    private sealed class Hidden : GameActor<NoState>
    {
        [Action]
        internal string Secret() => Address;
    }

    private sealed class Generic : GameActor<NoState>
    {
        [Action]
        public T Echo<T>(T value) => Address.Length > 0 ? value : value;
    }

    private sealed class BadOrder : GameActor<NoState>
    {
        [Action]
        public string Reorder([Optional, DefaultParameterValue("x")] string first, string second) => Address + first + second;
    }

    private sealed class Fine : GameActor<NoState>
    {
        [Action]
        public void EmitReserved(string name) => Emit(name);
    }

    private static InvalidOperationException Refusal<TActor>(string? name = null)
        where TActor : GameActor =>
        Assert.Throws<InvalidOperationException>(() => GameTestKit.Start(game => game.AddActor<TActor>(name)));

    [Fact]
    public void Start_ReservedActionName_IsRefusedNamingClassAndMethod()
    {
        Assert.Contains("TakesOn.Subscribe", Refusal<TakesOn>().Message, StringComparison.Ordinal);
        Assert.Contains("TakesThen.Then", Refusal<TakesThen>().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_ActionThatCannotBeOne_IsRefusedNamingIt()
    {
        Assert.Contains("two actions named 'same'", Refusal<Twice>().Message, StringComparison.Ordinal);
        Assert.Contains("Hidden.Secret", Refusal<Hidden>().Message, StringComparison.Ordinal);
        Assert.Contains("Generic.Echo", Refusal<Generic>().Message, StringComparison.Ordinal);
        Assert.Contains("BadOrder.Reorder", Refusal<BadOrder>().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("global")]
    [InlineData("9lives")]
    [InlineData("a b")]
    [InlineData("")]
    public void Start_ActorNameThatNoAddressCanHave_IsRefused(string name) =>
        Assert.Contains(typeof(Fine).FullName!, Refusal<Fine>(name).Message, StringComparison.Ordinal);

    [Fact]
    public void Start_TwoActorsOfOneName_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => GameTestKit.Start(game => game.AddActor<Fine>("same").AddActor<TakesNothing>("same")));

        Assert.Contains("'same'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_ForwardersThatTheHostDoesNotHave_IsRefusedSayingWhatToDo()
    {
        var forwarders = new Dictionary<string, ForwarderOptions> { ["liveops"] = new() { Kind = ForwarderKind.Webhook } };

        var error = Assert.Throws<SettingException>(() => GameTestKit.Start(
            game => game.Configure(o => o with { ServerEvents = o.ServerEvents with { Forwarders = forwarders } })));

        Assert.Contains("gameevents.server-events.forwarders", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddForwarders()", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connected")]
    [InlineData("disconnected")]
    [InlineData("reconnected")]
    [InlineData("gap")]
    [InlineData("error")]
    public async Task Emit_ReservedEventName_FailsTheAction(string name)
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fine>());
        var ann = await kit.ConnectAsync<Fine>();

        await Refused.WithAsync("internal_error", ann.CallAsync(f => f.EmitReserved(name)));

        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task AddActor_Name_IsItsTypeOnTheWire()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<TakesNothing>("other-name"));

        Assert.Equal("other-name/x", (await kit.ConnectAsync<TakesNothing>("x")).Address);
    }

    [Fact]
    public async Task Actor_TakesServices_GetsAScopePerActivationAndOnePerTurn()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Served>(), services => services.AddScoped<Scoped>());
        var a = kit.Actor<Served>("a");

        var first = await a.CallAsync(s => s.Ids(null!));
        var second = await a.CallAsync(s => s.Ids(null!));
        var other = await kit.Actor<Served>("b").CallAsync(s => s.Ids(null!));

        Assert.Equal(first[0], second[0]);
        Assert.NotEqual(first[1], second[1]);
        Assert.NotEqual(first[0], other[0]);
    }

    private sealed class TakesNothing : GameActor<NoState>;

    private sealed class Scoped
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    private sealed class Served(Scoped own) : GameActor<NoState>
    {
        [Action]
        public Guid[] Ids([Microsoft.AspNetCore.Mvc.FromServices] Scoped turns) => [own.Id, turns.Id];
    }
}
