using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Protocol.Tests.Vectors;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Tokens;

public class TokenEndpointTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Development_IsATokenThatTheServerTakes()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var (status, body) = await PostAsync(server, """{"sub":"alice","roles":["admin"],"name":"Alice","more":1}""");

        Assert.Equal(HttpStatusCode.OK, status);
        using var client = await WireClient.OpenAsync(server);
        var welcome = await client.HelloAsync(body.GetProperty("token").GetString());
        Assert.Equal("alice", welcome.GetProperty("user").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"alice\"")]
    [InlineData("{}")]
    [InlineData("""{"Sub":"alice"}""")]
    [InlineData("""{"sub":null}""")]
    [InlineData("""{"sub":""}""")]
    [InlineData("""{"sub":7}""")]
    [InlineData("""{"sub":"\ud800"}""")]
    [InlineData("""{"sub":"guest-1"}""")]
    [InlineData("""{"sub":"alice","sub":"bob"}""")]
    [InlineData("""{"sub":"alice","roles":"admin"}""")]
    [InlineData("""{"sub":"alice","roles":[null]}""")]
    [InlineData("""{"sub":"alice","roles":[7]}""")]
    [InlineData("""{"sub":"alice","name":{}}""")]
    public async Task Post_BodyThatIsNone_Is400(string body)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var (status, error) = await PostAsync(server, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("bad_message", error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Post_BodyOverItsBound_Is413()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var (status, error) = await PostAsync(server, $$"""{"sub":"alice","name":"{{new string('x', 5000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("message_too_big", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_DevelopmentWithKeysThatOnlyVerify_Is403()
    {
        var keys = VectorFile.Load("tokens.json").GetProperty("settings").GetProperty("auth.keys").GetRawText();
        var settings = new SettingsText().Set("auth.keys", JsonNode.Parse(keys));
        await using var server = await ServerUnderTest.StartAsync(settings);

        var (status, error) = await PostAsync(server, """{"sub":"alice"}""");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("forbidden", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_Production_Is404()
    {
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("auth.hs256-key", SettingsText.Key), profile: Profile.Production);

        var (status, _) = await PostAsync(server, """{"sub":"alice"}""");

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(ServerUnderTest server, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/v1/token", content, Stop);
        var answer = await response.Content.ReadAsStringAsync(Stop);
        return (response.StatusCode, answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement.Clone());
    }
}
