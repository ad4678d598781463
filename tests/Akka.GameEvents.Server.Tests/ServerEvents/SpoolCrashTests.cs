using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Tests.ServerEvents;

/// <summary>A server with a spool that is killed under load, again and again: whatever it acknowledged is handled and forwarded in the end.</summary>
public class SpoolCrashTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int Senders = 4;
    private const int BatchSize = 50;
    private const string Handled = "handled";
    private const string Forwarded = "forwarded.ndjson";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_UnderLoad_EveryAcknowledgedEventIsHandledAndForwardedAtLeastOnce()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("gameevents-spool-");
        var acknowledged = new ConcurrentBag<string>();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await using var server = Start(folder.FullName);
                var port = await server.WaitForPortAsync("Now listening on");
                var enough = acknowledged.Count + random.Next(1, 4000);
                await Task.WhenAll([.. Enumerable.Range(0, Senders).Select(sender => SendAsync(port, $"{kill}-{sender}", acknowledged)), KillAsync(server, acknowledged, enough)]);
            }

            await using var last = Start(folder.FullName);
            await EachArrivesAsync("handled", () => Lines(Path.Combine(folder.FullName, Handled)), acknowledged);
            await EachArrivesAsync("forwarded", () => [.. Lines(Path.Combine(folder.FullName, Forwarded)).Select(Id)], acknowledged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServerProcess Start(string folder) => ServerProcess.Start(
        [Path.Combine(folder, "spool"), Path.Combine(folder, Handled), Path.Combine(folder, Forwarded), SettingsText.Key],
        assembly: "Akka.GameEvents.SpoolHost.dll");

    private async Task EachArrivesAsync(string what, Func<List<string>> ids, ConcurrentBag<string> acknowledged)
    {
        List<string> arrived = [];
        var different = new HashSet<string>();
        await Until.TrueAsync(() =>
        {
            arrived = ids();
            different = [.. arrived];
            return Task.FromResult(acknowledged.All(different.Contains));
        });
        output.WriteLine($"{acknowledged.Count} acknowledged, {different.Count} {what}, {arrived.Count - different.Count} of them again");
    }

    private static async Task KillAsync(ServerProcess server, ConcurrentBag<string> acknowledged, int enough)
    {
        await Until.TrueAsync(() => Task.FromResult(acknowledged.Count >= enough));
        await server.CrashAsync();
    }

    /// <summary>Sends batches until the server is gone.</summary>
    private static async Task SendAsync(int port, string name, ConcurrentBag<string> acknowledged)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new TokenIssuer(TokenSettings.Read(new AuthOptions { Hs256Key = SettingsText.Key }), TimeProvider.System).Issue("ann"));
        for (var batch = 0; ; batch++)
        {
            string[] ids = [.. Enumerable.Range(0, BatchSize).Select(n => $"{name}-{batch}-{n}")];
            var body = JsonSerializer.Serialize(new { events = ids.Select(id => new { name = "sent", properties = new { at = "here" }, id }) });
            try
            {
                using var response = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/events"), new StringContent(body), Stop);
                if (!response.IsSuccessStatusCode) continue;
                var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
                if ((int)answer["accepted"]! != BatchSize) continue;
            }
            catch (HttpRequestException)
            {
                return;
            }

            foreach (var id in ids) acknowledged.Add(id);
        }
    }

    private static List<string> Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Of a line of the forwarder's; empty for the last one, while it is being written.</summary>
    private static string Id(string line)
    {
        try
        {
            return (string)JsonNode.Parse(line)!["id"]!;
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
