using System.Net;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Health;

public class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    [InlineData("/health/live", """{"status":"live"}""")]
    public async Task Get_Running_Is200(string path, string body)
    {
        await using var server = await ServerUnderTest.StartAsync();

        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Ready_NoRoomForASession_Is503UntilThereIs()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max", 1));
        using var ann = await WireClient.EnterAsync(server);

        await ExpectAsync(server, HttpStatusCode.ServiceUnavailable, "overloaded");
        await ExpectLiveAsync(server);

        await ann.ByeAsync();
        using var bob = await WireClient.OpenAsync(server);
        await Until.TrueAsync(async () => (await server.Http.GetAsync("/health/ready", Stop)).IsSuccessStatusCode);
        await bob.HelloAsync();
    }

    [Fact]
    public async Task Ready_NoRoomForAnActor_Is503()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("actors.max", 1));
        using var ann = await WireClient.EnterAsync(server);

        await ann.JoinAsync("counter", "only");

        await ExpectAsync(server, HttpStatusCode.ServiceUnavailable, "overloaded");
    }

    [Fact]
    public async Task Ready_Draining_Is503WhileTheServerAnswersAtAll()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var readiness = server.Readiness;

        await server.StopAsync();

        Assert.Equal("Draining", readiness.State.ToString());
    }

    private static async Task ExpectAsync(ServerUnderTest server, HttpStatusCode status, string text)
    {
        using var response = await server.Http.GetAsync("/health/ready", Stop);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal($$"""{"status":"{{text}}"}""", await response.Content.ReadAsStringAsync(Stop));
    }

    private static async Task ExpectLiveAsync(ServerUnderTest server)
    {
        using var response = await server.Http.GetAsync("/health/live", Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
