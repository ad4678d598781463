using System.Net;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Page;

public class PageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/", "<title>Chat ")]
    [InlineData("/arena", "/arena/", "<title>Arena ")]
    public async Task Get_Game_IsItsPageWithStrictHeaders(string path, string finalPath, string title)
    {
        await using var server = await ServerUnderTest.StartAsync();

        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(finalPath, response.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(title, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        var policy = Header(response, "Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("connect-src 'self' ws: wss:", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/app.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/arena/app.js", "text/javascript")]
    [InlineData("/arena/bots.js", "text/javascript")]
    [InlineData("/arena/app.css", "text/css")]
    public async Task Get_FileOfThePage_IsAskedForEachTimeAndSentOnce(string path, string type)
    {
        await using var server = await ServerUnderTest.StartAsync();

        using var first = await server.Http.GetAsync(path, Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Http.SendAsync(again, Stop);

        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/v1/nothing-here")]
    [InlineData("/..%2fgameevents.dll")]
    [InlineData("/%2e%2e/gameevents.runtimeconfig.json")]
    [InlineData("/gameevents.dll")]
    public async Task Get_AnythingElse_Is404(string path)
    {
        await using var server = await ServerUnderTest.StartAsync();

        using var response = await server.Http.GetAsync(new Uri(server.Address, path), Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/arena/")]
    public async Task Get_ProductionWithoutDemoActors_HasNoPage(string path)
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("auth.hs256-key", SettingsText.Key), profile: Profile.Production);

        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
