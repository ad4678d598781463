using System.Net;
using System.Text.Json;

namespace Akka.GameEvents.Compat.Tests.Nakama;

/// <summary>What clients send as events, and what they are told.</summary>
public class EventTests
{
    [Fact]
    public async Task N1_Event_WithoutAContentType_IsHandledAsTheUsers()
    {
        await using var host = await NakamaHost.StartAsync();

        var (status, body) = await host.EmitAsync("""{"name":"my_event","properties":{"k":"v"}}""");
        await host.WhenQuietAsync();

        Assert.Equal((HttpStatusCode.OK, "{}"), (status, body.GetRawText()));
        var handled = Assert.Single(host.Handled);
        Assert.Equal(("my_event", "v", true, "ann"), (handled.Name, handled["k"], handled.External, handled.User!.Id));
    }

    [Theory]
    [InlineData("""{"name":"n2","external":false}""")]
    [InlineData("""{"name":"n5","unknown":[{"a":1}]}""")]
    public async Task N2N5_Event_SaysItIsInternalOrWhatNobodyKnows_IsExternalAndTaken(string body)
    {
        await using var host = await NakamaHost.StartAsync();

        var (status, _) = await host.EmitAsync(body);
        await host.WhenQuietAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(Assert.Single(host.Handled).External);
    }

    [Theory]
    [InlineData(null, "Auth token required")]
    [InlineData("Bearer garbage", "Auth token invalid")]
    [InlineData("Bearer ", "Auth token invalid")]
    [InlineData(NakamaHost.ServerKey, "Auth token invalid")]
    [InlineData("expired", "Auth token invalid")]
    [InlineData("refresh", "Auth token invalid")]
    public async Task N3_Token_MissingOrNotGood_IsUnauthenticated(string? authorization, string message)
    {
        await using var host = await NakamaHost.StartAsync();
        if (authorization == "expired")
            authorization = "Bearer " + host.Token("ann", new Dictionary<string, object?> { ["exp"] = DateTimeOffset.UnixEpoch });
        if (authorization == "refresh")
        {
            var (_, session) = await host.PostAsync(NakamaHost.Device, """{"id":"a-device-of-ann"}""", NakamaHost.ServerKey);
            authorization = "Bearer " + session.GetProperty("refresh_token").GetString();
        }

        var (status, body) = await host.PostAsync(NakamaHost.Events, """{"name":"a"}""", authorization);

        Assert.Equal((HttpStatusCode.Unauthorized, $$"""{"code":16,"message":"{{message}}"}"""), (status, body.GetRawText()));
    }

    [Theory]
    [InlineData("""{"name":"n4","properties":{"k":5}}""")]
    [InlineData("""{"name":"n8","timestamp":"yesterday"}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task N4N6N8_Event_Malformed_IsInvalid(string body)
    {
        await using var host = await NakamaHost.StartAsync();

        var (status, answer) = await host.EmitAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, 3), (status, answer.GetProperty("code").GetInt32()));
        Assert.Equal(JsonValueKind.String, answer.GetProperty("message").ValueKind);
        Assert.Equal(0, host.Handlers.Accepted);
    }

    [Theory]
    [InlineData(262_144, HttpStatusCode.OK, "{}")]
    [InlineData(262_145, HttpStatusCode.BadRequest, """{"code":3,"message":"http: request body too large"}""")]
    public async Task N7_Body_AtTheLimit_IsTakenAndNotAByteMore(int bytes, HttpStatusCode expected, string answer)
    {
        await using var host = await NakamaHost.StartAsync();

        var (status, body) = await host.EmitAsync("""{"name":"n7"}""".PadRight(bytes));

        Assert.Equal((expected, answer), (status, body.GetRawText()));
    }

    [Fact]
    public async Task N8_Timestamp_GivenOrNot_IsTheSameInstantOrTheServersTime()
    {
        await using var host = await NakamaHost.StartAsync();

        await host.EmitAsync("""{"name":"given","timestamp":"2026-01-02T04:04:05.5+01:00"}""");
        await host.EmitAsync("""{"name":"none"}""");
        await host.WhenQuietAsync();

        var given = host.Handled.Single(handled => handled.Name == "given");
        var none = host.Handled.Single(handled => handled.Name == "none");
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero), given.Timestamp);
        Assert.Equal(none.ReceivedAt, none.Timestamp);
    }

    [Theory]
    [InlineData("GET", NakamaHost.Events)]
    [InlineData("PUT", NakamaHost.Events)]
    [InlineData("GET", NakamaHost.Device)]
    [InlineData("DELETE", NakamaHost.Refresh)]
    public async Task Method_OtherThanPost_IsUnimplemented(string method, string path)
    {
        await using var host = await NakamaHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("""{"code":12,"message":"Method Not Allowed"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
