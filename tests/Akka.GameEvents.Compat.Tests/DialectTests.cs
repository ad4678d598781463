using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Compat.Tests.Mage;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests;

/// <summary>What names a session in one dialect names nothing in another.</summary>
public sealed class DialectTests : IAsyncLifetime
{
    private CompatHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = MageStage.Options() with { Nakama = new NakamaOptions { Enabled = true }, Rivet = new RivetOptions { Enabled = true } };
        _host = await CompatHost.StartAsync(options, game => game.AddActor<MageStage>());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/v1/poll?wait=0", "Session", HttpStatusCode.Gone)]
    [InlineData("POST", "/v1/send", "Session", HttpStatusCode.Gone)]
    [InlineData("DELETE", "/v1/session", "Session", HttpStatusCode.Gone)]
    [InlineData("POST", "/v1/events", "Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/v2/event", "Bearer", HttpStatusCode.Unauthorized)]
    public async Task MageSession_InAnotherDialect_IsUnknown(string method, string path, string scheme, HttpStatusCode expected)
    {
        var ann = await MageClient.LogInAsync(_host, "ann");

        Assert.Equal(expected, await StatusAsync(method, path, scheme, ann.Key!));
        Assert.Equal("", await ann.PollAsync());
    }

    [Fact]
    public async Task OwnSession_InMage_IsUnset()
    {
        var session = await OpenAsync();

        var answer = await _host.Http.GetStringAsync($"/msgstream?transport=shortpolling&sessionKey={Uri.EscapeDataString(session)}", Stop);

        Assert.StartsWith("""{"0":[["session.unset",""", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync("GET", "/v1/poll?wait=0", "Session", session));
    }

    [Theory]
    [InlineData("/gateway/mageStage/connect?rvt-method=getOrCreate")]
    [InlineData("/ws")]
    public async Task OwnSession_AsTheTokenOfAnotherDialect_IsNone(string path)
    {
        var session = await OpenAsync();

        var status = await StatusAsync("GET", path, "Bearer", session);

        Assert.InRange((int)status, 400, 499);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync("GET", "/v1/poll?wait=0", "Session", session));
    }

    private async Task<string> OpenAsync()
    {
        using var hello = new StringContent("""{"t":"hello","v":1}""", Encoding.UTF8, "application/json");
        using var response = await _host.Http.PostAsync("/v1/session", hello, Stop);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        return answer.RootElement[0].GetProperty("session").GetString()!;
    }

    private async Task<HttpStatusCode> StatusAsync(string method, string path, string scheme, string secret)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, secret);
        if (method == "POST") request.Content = new StringContent("""{"t":"ping"}""", Encoding.UTF8, "application/json");
        using var response = await _host.Http.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
