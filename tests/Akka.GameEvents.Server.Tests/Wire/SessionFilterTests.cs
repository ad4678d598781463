using System.Net;
using Akka.GameEvents.Server.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>Sessions as the server's own code sees and ends them.</summary>
public class SessionFilterTests
{
    public record Gold;

    private sealed class Vault : GameActor<Gold>
    {
        [Acl("*")]
        [Action]
        public bool KnowsYou() => User.IsInRole("keeper");
    }

    [Fact]
    public async Task Filter_SeesTheSessionBeforeAndAfterItOpens()
    {
        SessionContext? seen = null;
        var (before, after) = (-1, -1);
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>().AddSessionFilter(async (context, next) =>
        {
            var sessions = context.Services.GetRequiredService<IGameSessions>();
            (seen, before) = (context, sessions.Count);
            await next();
            after = sessions.Count;
        }));
        using var client = await WireClient.OpenAsync(host.Port);

        var welcome = await client.HelloAsync();

        Assert.Equal((0, 1), (before, after));
        Assert.Equal(("websocket", IPAddress.Loopback, welcome.GetProperty("user").GetString()), (seen!.Transport, seen.RemoteAddress, seen.User.Id));
    }

    [Fact]
    public async Task Filter_GivesARole_ActorsSeeIt()
    {
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>().AddSessionFilter((context, next) =>
        {
            context.User = new GameUser(context.User.Id, ["keeper"]);
            return next();
        }));
        using var client = await WireClient.OpenAsync(host.Port);
        await client.HelloAsync();

        var answer = await client.CallAsync("vault/1", "knowsYou");

        Assert.True(answer.GetProperty("d").GetBoolean());
    }

    [Fact]
    public async Task Filter_Refuses_TheLinkIsClosedWith4003AndTheCode()
    {
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>().AddSessionFilter((_, _) => throw new UserError("app.banned", "Go away.")));
        using var client = await WireClient.OpenAsync(host.Port);

        await client.SendAsync(new { t = "hello", v = 1 });

        var bye = await client.ExpectByeAsync(4003, "app.banned");
        Assert.Equal("Go away.", bye.GetProperty("message").GetString());
        Assert.Equal(0, host.Services.GetRequiredService<IGameSessions>().Count);
    }

    [Fact]
    public async Task Filter_NeitherGoesOnNorThrows_IsForbidden()
    {
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>().AddSessionFilter((_, _) => default));
        using var client = await WireClient.OpenAsync(host.Port);

        await client.SendAsync(new { t = "hello", v = 1 });

        await client.ExpectByeAsync(4003, "forbidden");
    }

    [Fact]
    public async Task Filter_Fails_TheClientHearsNoText()
    {
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>().AddSessionFilter((_, _) => throw new InvalidOperationException("secret")));
        using var client = await WireClient.OpenAsync(host.Port);

        await client.SendAsync(new { t = "hello", v = 1 });

        var bye = await client.ExpectByeAsync(4500, "internal_error");
        Assert.DoesNotContain("secret", bye.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kick_OfTheUser_ClosesWith4003AndTheCode()
    {
        await using var host = await OwnHost.StartAsync(game => game.AddActor<Vault>());
        using var client = await WireClient.OpenAsync(host.Port);
        var user = (await client.HelloAsync()).GetProperty("user").GetString()!;
        var sessions = host.Services.GetRequiredService<IGameSessions>();

        Assert.Equal(1, sessions.KickUser(user, "app.banned", "Go away."));

        Assert.False(sessions.IsOnline(user));
        await client.ExpectByeAsync(4003, "app.banned");
    }
}
