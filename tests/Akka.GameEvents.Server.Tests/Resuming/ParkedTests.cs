using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>Sessions whose clients are gone, while those of others play on: docs/protocol.md §4.3 and §4.5.</summary>
public class ParkedTests
{
    [Fact]
    public async Task Parked_TenThousandAndMore_AreBoundedAndEndWithTheWindow()
    {
        const int Bound = 10_000;
        const int Over = 200;
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max-parked", Bound).Set("sessions.heartbeat", "1h"), time);
        using var ann = await WireClient.EnterAsync(server);
        var first = await LeaveAsync(server);
        await Servers.Until.TrueAsync(() => Task.FromResult(Parked(server) == 1));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Bound + Over - 2), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await LeaveAsync(server));
        await Servers.Until.TrueAsync(() => Task.FromResult(Parked(server) == Bound && Sessions(server).Count == Bound + 1));
        var last = await LeaveAsync(server);

        await ann.CallAsync("bench/here", "echo", "still here");
        Assert.False(await IsResumedAsync(server, first));
        Assert.True(await IsResumedAsync(server, last));

        await Servers.Until.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(Sessions(server).Count == 1);
        });
        await ann.CallAsync("bench/here", "echo", "still here");
    }

    [Fact]
    public async Task HalfOpen_ClientVanishedWithoutAWord_IsParkedAndMayComeBack()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var ann = await WireClient.EnterAsync(server);
        using var vanished = await WireClient.OpenAsync(server);
        var session = (await vanished.HelloAsync()).GetProperty("session").GetString();

        for (var heartbeats = 0; heartbeats < 2; heartbeats++)
        {
            Assert.Equal(0, Parked(server));
            time.Advance(TimeSpan.FromSeconds(15));
            await ann.CallAsync("bench/here", "echo", "still here"); // and answers the ping
        }

        time.Advance(TimeSpan.FromSeconds(10)); // in which the client could have closed its side
        await Servers.Until.TrueAsync(() => Task.FromResult(Parked(server) == 1));
        Assert.True(await IsResumedAsync(server, session));
    }

    /// <summary>A client that comes, and loses its link at once.</summary>
    private static async Task<string?> LeaveAsync(ServerUnderTest server)
    {
        using var client = await WireClient.OpenAsync(server);
        return (await client.HelloAsync()).GetProperty("session").GetString();
    }

    private static async Task<bool> IsResumedAsync(ServerUnderTest server, string? session)
    {
        using var client = await WireClient.OpenAsync(server);
        await client.SendAsync(new { t = "hello", v = 1, session });
        return (await client.ExpectAsync("welcome")).GetProperty("resumed").GetBoolean();
    }

    private static IReadOnlyList<SessionInfo> Sessions(ServerUnderTest server) => server.Services.GetRequiredService<IGameSessions>().List(max: 100_000);

    private static int Parked(ServerUnderTest server) => Sessions(server).Count(session => session.Transport is null);
}
