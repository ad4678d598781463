using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Compat.Tests.Nakama;

/// <summary>Devices, and the tokens that they are given.</summary>
public class AccountTests
{
    private const string Ann = """{"id":"a-device-of-ann"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NakamaHost.Device, "")]
    [InlineData(NakamaHost.Device, "{}")]
    [InlineData(NakamaHost.Device, "{")]
    [InlineData(NakamaHost.Device, "[]")]
    [InlineData(NakamaHost.Device, """{"id":7}""")]
    [InlineData(NakamaHost.Device, """{"id":"123456789"}""")]
    [InlineData(NakamaHost.Device, """{"id":"with a space"}""")]
    [InlineData(NakamaHost.Device, """{"id":"a-device-\u0007"}""")]
    [InlineData(NakamaHost.Device, """{"id":"a-device-\ud800"}""")]
    [InlineData(NakamaHost.Device, """{"id":"a-device-of-ann","vars":{"level":7}}""")]
    [InlineData(NakamaHost.Device, """{"id":"a-device-of-ann","vars":[]}""")]
    [InlineData(NakamaHost.Device + "?create=perhaps", Ann)]
    [InlineData(NakamaHost.Device + "?username=a%20b", Ann)]
    [InlineData(NakamaHost.Refresh, "")]
    [InlineData(NakamaHost.Refresh, """{"token":7}""")]
    public async Task N22_Body_Malformed_IsInvalid(string path, string body)
    {
        await using var host = await NakamaHost.StartAsync();

        var (status, answer) = await host.PostAsync(path, body, NakamaHost.ServerKey);

        Assert.Equal((HttpStatusCode.BadRequest, 3), (status, answer.GetProperty("code").GetInt32()));
        Assert.Equal(JsonValueKind.String, answer.GetProperty("message").ValueKind);
    }

    [Fact]
    public async Task Body_TooLarge_IsInvalid()
    {
        await using var host = await NakamaHost.StartAsync();

        var (ofDevice, answer) = await host.PostAsync(NakamaHost.Device, Ann.PadRight(70_000), NakamaHost.ServerKey);
        var (ofVars, _) = await host.PostAsync(
            NakamaHost.Device, $$$"""{"id":"a-device-of-ann","vars":{"v":"{{{new string('x', 1024)}}}"}}""", NakamaHost.ServerKey);

        Assert.Equal((HttpStatusCode.BadRequest, """{"code":3,"message":"http: request body too large"}"""), (ofDevice, answer.GetRawText()));
        Assert.Equal(HttpStatusCode.BadRequest, ofVars);
    }

    [Theory]
    [InlineData(null, "Server key required")]
    [InlineData("Basic d3Jvbmc6", "Server key invalid")]
    [InlineData("Bearer ZGVmYXVsdGtleTo=", "Server key invalid")]
    public async Task N22_ServerKey_MissingOrWrong_IsUnauthenticated(string? authorization, string message)
    {
        await using var host = await NakamaHost.StartAsync();

        foreach (var path in new[] { NakamaHost.Device, NakamaHost.Refresh })
        {
            var (status, body) = await host.PostAsync(path, Ann, authorization);
            Assert.Equal((HttpStatusCode.Unauthorized, $$"""{"code":16,"message":"{{message}}"}"""), (status, body.GetRawText()));
        }
    }

    [Fact]
    public async Task Token_ThatNakamaIssued_IsGoodWithItsKey()
    {
        const string NakamasKey = "session.encryption_key of a Nakama";
        await using var host = await NakamaHost.StartAsync(
            game => game.Configure(o => o with { Auth = o.Auth with { Keys = [new AuthKey { Key = NakamasKey }] } }));
        var expires = TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds();
        var token = Part("""{"alg":"HS256","typ":"JWT"}""") + "." + Part($$"""{"tid":"t","uid":"an-old-user","usn":"ann","exp":{{expires}}}""");
        token += "." + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(NakamasKey), Encoding.UTF8.GetBytes(token)));

        var (status, _) = await host.PostAsync(NakamaHost.Events, """{"name":"a"}""", "Bearer " + token);
        await host.WhenQuietAsync();

        Assert.Equal((HttpStatusCode.OK, "an-old-user"), (status, Assert.Single(host.Handled).User!.Id));

        static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    [Fact]
    public async Task Device_OfAServerThatOnlyVerifies_IsDenied()
    {
        using var rsa = RSA.Create(2048);
        var key = new AuthKey { Alg = "RS256", Key = rsa.ExportSubjectPublicKeyInfoPem() };
        await using var host = await NakamaHost.StartAsync(game => game.Configure(o => o with { Auth = new AuthOptions { Keys = [key] } }));

        var (status, body) = await host.PostAsync(NakamaHost.Device, Ann, NakamaHost.ServerKey);

        Assert.Equal((HttpStatusCode.Forbidden, 7), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Device_OnAnotherServer_IsTheSameUserAndMayRefresh()
    {
        await using var one = await NakamaHost.StartAsync();
        await using var other = await NakamaHost.StartAsync();

        var (_, first) = await one.PostAsync(NakamaHost.Device, Ann, NakamaHost.ServerKey);
        var (_, second) = await other.PostAsync(NakamaHost.Device, Ann, NakamaHost.ServerKey);

        Assert.Equal(UserOf(first), UserOf(second));
        var (status, refreshed) = await other.PostAsync(
            NakamaHost.Refresh, $$"""{"token":"{{first.GetProperty("refresh_token").GetString()}}"}""", NakamaHost.ServerKey);
        Assert.Equal((HttpStatusCode.OK, UserOf(first)), (status, UserOf(refreshed)));
    }

    [Fact]
    public async Task Token_OfADevice_IsOneOfThisServers()
    {
        await using var host = await NakamaHost.StartAsync();
        var (_, session) = await host.PostAsync(NakamaHost.Device, Ann, NakamaHost.ServerKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        request.Content = new StringContent("""{"events":[{"name":"a"}]}""");

        using var response = await host.Http.SendAsync(request, Stop);
        await host.WhenQuietAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(UserOf(session), Assert.Single(host.Handled).User!.Id);
    }

    [Fact]
    public async Task Requests_TooManyOfAnAddress_AreRefusedForAWhile()
    {
        await using var host = await NakamaHost.StartAsync(game => game.Configure(o => o with { Links = o.Links with { HandshakesPerAddress = 1 } }));
        await host.PostAsync(NakamaHost.Device, Ann, "Basic d3Jvbmc6");

        var (status, body) = await host.PostAsync(NakamaHost.Device, Ann, NakamaHost.ServerKey);

        Assert.Equal((HttpStatusCode.TooManyRequests, 8), (status, body.GetProperty("code").GetInt32()));
    }

    [Theory]
    [InlineData("https://game.example", HttpStatusCode.NoContent)]
    [InlineData("https://other.example", HttpStatusCode.Forbidden)]
    public async Task Preflight_OfAPage_IsAnsweredByTheAllowList(string origin, HttpStatusCode expected)
    {
        await using var host = await NakamaHost.StartAsync(
            game => game.Configure(o => o with { Links = o.Links with { AllowedOrigins = ["https://game.example"] } }));
        foreach (var path in new[] { NakamaHost.Device, NakamaHost.Refresh, NakamaHost.Events })
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, path);
            request.Headers.Add("Origin", origin);

            using var response = await host.Http.SendAsync(request, Stop);

            Assert.Equal(expected, response.StatusCode);
            if (expected == HttpStatusCode.NoContent)
                Assert.Equal("Authorization, Content-Type", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
        }
    }

    private static string UserOf(JsonElement session)
    {
        var payload = session.GetProperty("token").GetString()!.Split('.')[1];
        return JsonElement.Parse(Base64Url.DecodeFromChars(payload)).GetProperty("uid").GetString()!;
    }
}
