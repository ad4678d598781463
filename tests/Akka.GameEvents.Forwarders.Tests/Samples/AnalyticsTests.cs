using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Akka.GameEvents.Forwarders.Tests.Support;

namespace Akka.GameEvents.Forwarders.Tests.Samples;

/// <summary>samples/analytics as its README tells to run it, into a real database.</summary>
public class AnalyticsTests(PrivatePostgres database)
{
    [Fact]
    public async Task Play_OneRound_ReachesTheTableAndTheReceiver()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var environment = new Dictionary<string, string>
        {
            ["GAMEEVENTS_POSTGRES"] = database.ConnectionString,
            ["ANALYTICS_RECEIVER"] = url + "/receiver",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        await using var server = SampleProcess.Start(environment, "--urls", url);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await Until.TrueAsync(() => AnswersAsync(http), () => { });
        await using var player = SampleProcess.Start(environment, "play", url);
        Assert.Equal(0, await player.WaitForExitAsync());

        await Until.TrueAsync(async () => (await ReceivedAsync(http)).Length == 2 && await StoredAsync() == 4, () => { });
        var rows = await database.QueryAsync("SELECT name, external, user_id, properties->>'reason' FROM analytics_events ORDER BY name");
        Assert.Equal(
            [["account_updated", false, "ann", null], ["purchase", true, "ann", null], ["session_end", false, "ann", "Bye"], ["session_start", false, "ann", null]], rows);
        Assert.Equal(
            ["account_updated {}", """purchase {"item":"hat","price":"4.99"}"""],
            (await ReceivedAsync(http)).Select(one => $"{one.GetProperty("name")} {one.GetProperty("properties").GetRawText()}").Order(StringComparer.Ordinal));
        Assert.All(await ReceivedAsync(http), one => Assert.False(one.TryGetProperty("user", out _)));
    }

    private async Task<long> StoredAsync() =>
        (await database.QueryAsync("SELECT to_regclass('analytics_events') IS NOT NULL"))[0][0] is true
            ? (long)(await database.QueryAsync("SELECT count(*) FROM analytics_events"))[0][0]!
            : 0;

    private static async Task<JsonElement[]> ReceivedAsync(HttpClient http)
    {
        var text = await http.GetStringAsync(new Uri("/receiver", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray()];
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await ReceivedAsync(http)).Length == 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
