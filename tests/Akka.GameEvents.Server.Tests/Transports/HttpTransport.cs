using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>What the transports over HTTP share: sessions are opened, and messages sent, by requests of their own.</summary>
internal abstract class HttpTransport(ServerUnderTest server) : TransportClient(server)
{
    private readonly HttpClient _http = new() { BaseAddress = server.Address };
    private readonly CancellationTokenSource _dropped = new();
    private Task _reading = Task.CompletedTask;

    public override async Task SendAsync(params JsonObject[] messages)
    {
        using var response = await PostAsync("/v1/send", messages);
        var body = await response.Content.ReadAsStringAsync(Stop);
        if (response.StatusCode == HttpStatusCode.OK) Arrived(JsonNode.Parse(body));
        else Arrived(new JsonObject { ["t"] = "refused", ["code"] = (string?)JsonNode.Parse(body)!["code"] });
    }

    public static string Packet(JsonObject[] messages) => messages.Length == 1 ? messages[0].ToJsonString() : new JsonArray([.. messages]).ToJsonString();

    protected override async Task CutAsync()
    {
        await _dropped.CancelAsync();
        await _reading;
        _http.Dispose();
        _dropped.Dispose();
    }

    protected override async Task OpenAsync(JsonObject hello)
    {
        using var response = await PostAsync("/v1/session", [hello]);
        var packet = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop));
        Assert.True(response.StatusCode == HttpStatusCode.OK, packet?.ToJsonString());
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", (string)packet!.AsArray()[0]!["session"]!);
        Arrived(packet);
        _reading = ReadUntilDroppedAsync((string)packet.AsArray()[0]!["cursor"]!);
    }

    /// <summary>Takes what comes down, until the server ends it.</summary>
    /// <param name="cursor">What the first request names.</param>
    protected abstract Task ReadAsync(HttpClient http, string cursor, CancellationToken dropped);

    private async Task ReadUntilDroppedAsync(string cursor)
    {
        try
        {
            await ReadAsync(_http, cursor, _dropped.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The link is over.
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, JsonObject[] messages)
    {
        using var content = new StringContent(Packet(messages), Encoding.UTF8, "application/json");
        return await _http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
    }
}
