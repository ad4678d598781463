using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Filters;

/// <summary>Filters around actions and joins.</summary>
public class FilterTests
{
    public record Said(string Text);

    public record Entered(string Name);

    public record Member(string Name);

    private sealed class Room : GameActor<NoState, Member>
    {
        [Acl("*")]
        [Action]
        public string Say(string text)
        {
            Emit(new Said(text));
            return text.ToUpperInvariant();
        }

        protected override void OnConnect(Connection<Member> c) => Emit(new Entered(c.State.Name), to: Others);

        protected override object? Snapshot(Connection<Member> c) => new { people = Connections.Select(m => m.State.Name) };
    }

    [Fact]
    public async Task ActionFilters_Several_SurroundTheActionInTheirOrder()
    {
        var journal = new List<string>();
        Filter<ActionContext> Noting(string name) => async (context, next) =>
        {
            journal.Add($"{name} before {context.Address} {context.Action}({context.Arguments[0]})");
            await next();
            journal.Add($"{name} after {context.Result}");
        };
        await using var kit = Start(game => game.AddActionFilter(Noting("outer")).AddActionFilter(Noting("inner")));

        await kit.Actor<Room>("a").CallAsync(room => room.Say("hi"));

        Assert.Equal(
            ["outer before room/a say(hi)", "inner before room/a say(hi)", "inner after HI", "outer after HI"], journal);
    }

    [Fact]
    public async Task ActionFilter_ChangesArguments_TheActionSeesThose()
    {
        await using var kit = Start(game => game.AddActionFilter((context, next) =>
        {
            context.SetArguments(context.Arguments[0].GetString() + "!");
            return next();
        }));

        Assert.Equal("HI!", await kit.Actor<Room>("a").CallAsync(room => room.Say("hi")));
    }

    [Fact]
    public async Task ActionFilter_Refuses_NothingRunsAndTheCallerHearsWhy()
    {
        await using var kit = Start(game => game.AddActionFilter((context, next) =>
            context.User is { IsGuest: true } ? throw new UserError("app.members_only") : next()));
        var member = await kit.ConnectAsync<Room>("a", new Member("Ann"));

        await Refused.WithAsync("app.members_only", kit.Actor<Room>("a", new GameUser("guest-1")).CallAsync(room => room.Say("hi")));

        await member.ExpectNoEventAsync();
    }

    [Fact]
    public async Task ActionFilter_ThrowsAfterTheAction_TheTurnFails()
    {
        await using var kit = Start(game => game.AddActionFilter(async (context, next) =>
        {
            await next();
            throw new UserError("app.no");
        }));
        var member = await kit.ConnectAsync<Room>("a", new Member("Ann"));

        await Refused.WithAsync("app.no", member.CallAsync(room => room.Say("hi")));

        await member.ExpectNoEventAsync();
    }

    [Fact]
    public async Task ActionFilter_DoesNotGoOn_AnswersNull()
    {
        await using var kit = Start(game => game.AddActionFilter((_, _) => default));

        Assert.Equal(JsonValueKind.Null, (await kit.Actor<Room>("a").CallAsync("say", "hi")).ValueKind);
    }

    [Fact]
    public async Task ActionFilter_GoesOnTwice_IsAMistakeOfTheServer()
    {
        await using var kit = Start(game => game.AddActionFilter(async (_, next) =>
        {
            await next();
            await next();
        }));

        await Refused.WithAsync(ErrorCodes.InternalError, kit.Actor<Room>("a").CallAsync(room => room.Say("hi")));
    }

    [Fact]
    public async Task ActionFilter_CallOfTheServersOwn_IsSeenWithoutAUser()
    {
        var users = new List<GameUser?>();
        await using var kit = Start(game => game.AddActionFilter((context, next) =>
        {
            users.Add(context.User);
            return next();
        }));

        await kit.Services.GetRequiredService<IGameEvents>().Actor<Room>("a").CallAsync(room => room.Say("hi"), TestContext.Current.CancellationToken);

        Assert.Equal([null], users);
    }

    [Fact]
    public async Task ConnectFilter_ChangesParams_TheActorSeesThose()
    {
        string? people = null;
        await using var kit = Start(game => game.AddConnectFilter(async (context, next) =>
        {
            context.SetParams(new Member(context.Params.GetProperty("name").GetString()!.Trim()));
            await next();
            people = context.Snapshot.GetRawText();
        }));

        await kit.ConnectAsync<Room>("a", new Member(" Ann "));

        Assert.Equal("""{"people":["Ann"]}""", people);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectFilter_Refuses_NobodyIsConnected(bool afterwards)
    {
        await using var kit = Start(game => game.AddConnectFilter(async (context, next) =>
        {
            var isEve = context.Params.GetProperty("name").GetString() == "Eve";
            if (isEve && !afterwards) throw new UserError("app.banned");
            await next();
            if (isEve) throw new UserError("app.banned");
        }));
        var ann = await kit.ConnectAsync<Room>("a", new Member("Ann"));

        await Refused.WithAsync("app.banned", kit.ConnectAsync<Room>("a", new Member("Eve")));

        await ann.ExpectNoEventAsync();
        var bob = await kit.ConnectAsync<Room>("a", new Member("Bob"));
        Assert.Equal("""{"people":["Ann","Bob"]}""", bob.Snapshot.GetRawText());
    }

    [Fact]
    public async Task ConnectFilter_DoesNotGoOn_IsForbidden()
    {
        await using var kit = Start(game => game.AddConnectFilter((_, _) => default));

        await Refused.WithAsync(ErrorCodes.Forbidden, kit.ConnectAsync<Room>("a", new Member("Ann")));
    }

    private static GameTestKit Start(Action<GameEventsBuilder> configure) => GameTestKit.Start(game => configure(game.AddActor<Room>()));
}
