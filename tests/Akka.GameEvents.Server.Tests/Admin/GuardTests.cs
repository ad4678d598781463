using System.Net;
using System.Text;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Admin;

/// <summary>Who is let in, and who is not.</summary>
public class GuardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a token of the tests that is long enougH")]
    [InlineData("Bearer a token of the tests that is long enough and longer")]
    [InlineData("Basic a token of the tests that is long enough")]
    public async Task Ask_MissingOrWrongToken_Is401AndShowsNothing(string? header)
    {
        await using var server = await AdminServer.StartWithTokenAsync();

        using var response = await server.AskAsync(HttpMethod.Get, "/metrics", null, header is null ? [] : [("Authorization", header)]);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.StartsWith("""{"code":"unauthorized",""", body, StringComparison.Ordinal);
        Assert.DoesNotContain(AdminServer.Token, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    public async Task Get_FileOfThePage_NeedsNoTokenAndHasStrictHeaders(string path, string type)
    {
        await using var server = await AdminServer.StartWithTokenAsync();

        using var response = await server.AskAsync(HttpMethod.Get, path);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_RightToken_IsLetIn()
    {
        await using var server = await AdminServer.StartWithTokenAsync();

        Assert.StartsWith("# HELP ", await server.TextAsync("/metrics", AdminServer.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Ask_PageOfAnotherOrigin_Is403(string name, string value)
    {
        await using var server = await AdminServer.StartAsync();

        using var response = await server.AskAsync(HttpMethod.Get, "/metrics", null, (name, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Ask_NameThatIsNotThisMachines_Is403WithoutAToken()
    {
        await using var server = await AdminServer.StartAsync();

        using var response = await server.AskAsync(HttpMethod.Get, "/metrics", null, ("Host", "evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task Post_AsAFormCan_IsRefused(string type)
    {
        await using var server = await AdminServer.StartAsync();
        using var content = new StringContent("""{"session":"x"}""", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await server.AskAsync(HttpMethod.Post, "/api/kick", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("application/json", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_OfOneListener_DoNotAnswerAtTheOther()
    {
        await using var server = await AdminServer.StartAsync();

        foreach (var path in new[] { "/metrics", "/api/actors" })
            Assert.Equal(HttpStatusCode.NotFound, (await server.Game.Http.GetAsync(path, Stop)).StatusCode);
        foreach (var path in new[] { "/v1/ws", "/v1/token" })
            Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(path, Stop)).StatusCode);
        Assert.Equal("""{"status":"ready"}""", await server.TextAsync("/health/ready"));
    }

    [Fact]
    public async Task Start_ProductionWithoutToken_StaysClosed()
    {
        await using var server = await AdminServer.StartAsync(AdminServer.Settings.Set("auth.hs256-key", SettingsText.Key), Profile.Production);

        Assert.Null(server.Game.AdminAddress);
    }

    [Fact]
    public async Task Start_ProductionWithToken_AsksForIt()
    {
        var settings = AdminServer.Settings.Set("auth.hs256-key", SettingsText.Key).Set("admin.token", AdminServer.Token);
        await using var server = await AdminServer.StartAsync(settings, Profile.Production);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/metrics", Stop)).StatusCode);
        Assert.Contains("gameevents_sessions 0\n", await server.TextAsync("/metrics", AdminServer.Token), StringComparison.Ordinal);
    }
}
