using System.Text;
using System.Text.Json;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Logs;

public class LogLineTests
{
    private static readonly Dictionary<string, string> Development = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__Console__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_AfterAFailedAction_HoldSessionUserAndRefAsFields()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        using var client = await WireClient.OpenAsync(await server.WaitForPortAsync("GameEvents listens on"));
        var user = (await client.HelloAsync()).GetProperty("user").GetString();

        var failure = await client.CallAsync("counter/logged", "crash");

        client.Dispose();
        var reference = failure.GetProperty("d").GetProperty("ref").GetString();
        var lines = await StopAsync(server);
        var failed = Assert.Single(lines, line => line.TryGetProperty("ref", out var found) && found.GetString() == reference);
        Assert.Equal("error", failed.GetProperty("level").GetString());
        Assert.Equal(user, failed.GetProperty("user").GetString());
        Assert.NotEmpty(failed.GetProperty("session").GetString()!);
        Assert.Contains("InvalidOperationException", failed.GetProperty("exception").GetString()!, StringComparison.Ordinal);
        var opened = Assert.Single(lines, line => line.GetProperty("event").GetInt32() == 1200);
        Assert.Equal(failed.GetProperty("session").GetString(), opened.GetProperty("session").GetString());
        Assert.All(lines, line => Assert.Equal(TimeSpan.Zero, line.GetProperty("time").GetDateTimeOffset().Offset));
    }

    [Fact]
    public async Task Lines_WhateverClientsSend_HoldNoTokenPayloadOrQuery()
    {
        await using var server = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], Development);
        var port = await server.WaitForPortAsync("GameEvents listens on");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var request = new StringContent("""{"sub":"alice"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/v1/token?session=s_query-secret", request, Stop);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        var token = document.RootElement.GetProperty("token").GetString()!;
        using var page = await http.GetAsync("/nothing?token=query-secret", Stop);
        using var broken = await RawClient.ConnectAsync(port);
        await broken.SendAsync("GET /v1/poll?session=query-secret HTTP/9.9\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 505 ", await broken.ReadHeadAsync(), StringComparison.Ordinal);
        using var client = await WireClient.OpenAsync(port);
        var session = (await client.HelloAsync(token)).GetProperty("session").GetString()!;
        await client.CallAsync("bench/logged", "echo", "payload-secret");
        await client.CallAsync("counter/logged", "increment", "payload-secret");
        await client.SendTextAsync("{\"t\":\"call\",\"payload-secret\"");
        await client.ExpectErrorAsync("bad_message");
        using var refused = await WireClient.OpenAsync(port);
        await refused.SendAsync(new { t = "hello", v = 1, token = token + "x" });
        await refused.ExpectByeAsync(4001, "unauthorized");
        client.Dispose();
        refused.Dispose();

        await StopAsync(server);

        var all = string.Join('\n', server.Output.Concat(server.Errors));
        Assert.All(["query-secret", "payload-secret", token, token.Split('.')[2], session], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        Assert.Contains("A token was refused", all, StringComparison.Ordinal);
    }

    /// <summary>Every line of the output is one JSON object.</summary>
    private static async Task<List<JsonElement>> StopAsync(ServerProcess server)
    {
        server.Terminate();
        Assert.Equal(0, await server.WaitForExitAsync());
        return [.. server.Output.Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }
}
