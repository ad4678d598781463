using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Turns;

/// <summary>What a client learns of a failure, and what it does not.</summary>
public class ErrorTests
{
    private sealed class Fragile : GameActor<NoState>
    {
        [Action]
        public void Refuse() => throw new UserError("app.too_late", "Come back tomorrow.", new { hours = 8, Address });

        [Action]
        public static void RefusePlainly() => throw new UserError("user_error");

        [Action]
        public void RefuseWithEndlessData() => throw new UserError("app.endless", data: new Endless(this));

        [Action]
        public void Crash() => throw new InvalidOperationException($"the secret of {Address}");

        [Action]
        public async Task CrashLater()
        {
            await Task.Yield();
            throw new ArgumentException($"the secret of {Address}");
        }

        [Action]
        public void Deny() => throw new UnauthorizedAccessException($"the secret of {Address}");

        [Action]
        public void NeedCaller() => Caller.JoinGroup("g");

        [Action]
        public bool HasCaller() => CallerOrNull is not null;

        [Action]
        public string WhoAmI() => User.Id;

        [Action]
        public void AskWhoOnATimer() => Timers.After("who", TimeSpan.FromSeconds(1), () => Emit(WhoOrError()));

        private string WhoOrError()
        {
            try
            {
                return User.Id;
            }
            catch (InvalidOperationException)
            {
                return "nobody";
            }
        }
    }

    private sealed record Endless(Fragile Actor)
    {
        public Endless Self => this;
    }

    [Fact]
    public async Task Action_ThrowsUserError_ClientGetsItAsItIs()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());
        var fragile = kit.Actor<Fragile>("x");

        var failure = await Refused.WithAsync("app.too_late", fragile.CallAsync(f => f.Refuse()));
        var plain = await Refused.WithAsync("user_error", fragile.CallAsync("refusePlainly"));

        Assert.Equal("Come back tomorrow.", failure.Error.Message);
        Assert.Equal("""{"hours":8,"address":"fragile/x"}""", failure.Error.Data.ToString());
        Assert.Equal("user_error", plain.Error.Message);
        Assert.False(plain.Error.Data.IsPresent);
    }

    [Fact]
    public async Task Action_ThrowsUserErrorWithDataThatJsonCannotHold_IsInternalErrorAndTheActorGoesOn()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());
        var fragile = await kit.ConnectAsync<Fragile>("x");

        await Refused.WithAsync("internal_error", fragile.CallAsync(f => f.RefuseWithEndlessData()));

        Assert.True(await fragile.CallAsync(f => f.HasCaller()));
        await fragile.ExpectNoEventAsync();
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("crashLater")]
    public async Task Action_ThrowsAnythingElse_ClientGetsAReferenceIntoTheLogAndNoText(string action)
    {
        var log = new LogCollector();
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>(), log.AddTo);
        var fragile = kit.Actor<Fragile>("x", new GameUser("ann"));

        var failure = await Refused.WithAsync("internal_error", fragile.CallAsync(action));

        var reference = JsonDocument.Parse(failure.Error.Data.Utf8).RootElement.GetProperty("ref").GetString()!;
        Assert.DoesNotContain("secret", failure.Error.Message + failure.Error.Data, StringComparison.Ordinal);
        var line = Assert.Single(log.Of(1000));
        Assert.Contains(reference, line.Text, StringComparison.Ordinal);
        Assert.Contains("fragile/x", line.Text, StringComparison.Ordinal);
        Assert.Contains(action, line.Text, StringComparison.Ordinal);
        Assert.Contains("ann", line.Text, StringComparison.Ordinal);
        Assert.Contains("secret", line.Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_ThrowsUnauthorizedAccess_IsForbiddenWithoutItsText()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());

        var failure = await Refused.WithAsync("forbidden", kit.Actor<Fragile>().CallAsync(f => f.Deny()));

        Assert.DoesNotContain("secret", failure.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_WithoutConnection_IsNotJoined()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());
        var outside = kit.Actor<Fragile>("x", new GameUser("ann"));

        await Refused.WithAsync("not_joined", outside.CallAsync(f => f.NeedCaller()));
        Assert.False(await outside.CallAsync(f => f.HasCaller()));
        Assert.Equal("ann", await outside.CallAsync(f => f.WhoAmI()));
    }

    [Fact]
    public async Task User_TurnOfTheActorsOwn_ThereIsNone()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());
        var fragile = await kit.ConnectAsync<Fragile>("x");
        await fragile.CallAsync(f => f.AskWhoOnATimer());

        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        await fragile.ExpectEventAsync("nobody");
    }

    [Theory]
    [InlineData("internal_error")]
    [InlineData("app.")]
    [InlineData("forbidden")]
    [InlineData("")]
    public void UserError_CodeOfTheProtocolsOwn_IsRefused(string code) =>
        Assert.Throws<ArgumentException>(() => new UserError(code));

    [Theory]
    [InlineData("nope", "x")]
    [InlineData("user", "ann")]
    [InlineData("global", "")]
    public async Task Call_AddressOfNoActor_IsRefused(string type, string key)
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Fragile>());
        var reply = new Answer();

        kit.Node().Call(new("s", new GameUser("ann")), ActorAddress.Create(type, key), CreateMode.GetOrCreate, "whoAmI", default, reply);

        Assert.Equal(type == "nope" ? "actor_type_unknown" : "forbidden", (await reply.Failure).Code);
    }
}
