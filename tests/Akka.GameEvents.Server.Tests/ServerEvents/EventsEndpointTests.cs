using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.ServerEvents;

/// <summary>Server events over HTTP: docs/protocol.md §5.</summary>
public class EventsEndpointTests
{
    private const string Single = "/v2/event";
    private const string Batch = "/v1/events";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> BadEvents => new()
    {
        { "[]", "an object" },
        { "{", "valid JSON" },
        { """{"properties":{}}""", "name" },
        { """{"name":""}""", "name" },
        { $$"""{"name":"{{new string('é', 65)}}"}""", "name" },
        { """{"name":7}""", "name" },
        { """{"name":"\ud800"}""", "name" },
        { """{"name":"a","properties":{"n":1}}""", "properties" },
        { """{"name":"a","properties":{"n":null}}""", "properties" },
        { """{"name":"a","properties":{"n":{"deep":"er"}}}""", "properties" },
        { """{"name":"a","properties":{"n":"\ud800"}}""", "properties" },
        { """{"name":"a","properties":["n"]}""", "properties" },
        { """{"name":"a","properties":{"_":""" + string.Concat(Enumerable.Range(0, 64).Select(n => $"\"\",\"{n}\":")) + "\"\"}}", "properties" },
        { """{"name":"a","timestamp":"yesterday"}""", "timestamp" },
        { """{"name":"a","timestamp":1700000000}""", "timestamp" },
        { """{"name":"a","id":""}""", "id" },
        { $$"""{"name":"a","deep":{{new string('[', 100)}}{{new string(']', 100)}}}""", "64 levels" },
    };

    [Fact]
    public async Task Single_Valid_IsHandledAsTheUsersAndExternal()
    {
        await using var server = await EventServer.StartAsync();

        var (status, body) = await server.PostAsync(
            Single, """{"name":"purchase","properties":{"sku":"sword"},"timestamp":"2026-01-31T12:00:00Z","external":false,"unknown":[1]}""");

        Assert.Equal((HttpStatusCode.OK, "{}"), (status, body!.ToJsonString()));
        var handled = await server.HandledAsync();
        Assert.Equal(("purchase", "sword", true, "ann"), (handled.Name, handled["sku"], handled.External, handled.User!.Id));
        Assert.Equal((new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), null, IPAddress.Loopback), (handled.Timestamp, handled.SessionId, handled.RemoteAddress));
        Assert.NotEqual(default, handled.ReceivedAt);
    }

    [Theory]
    [InlineData("text/plain", "identity")]
    [InlineData("application/x-www-form-urlencoded", "gzip")]
    [InlineData("application/json", "deflate")]
    public async Task Single_WhateverTheTypeAndPacking_IsTaken(string type, string encoding)
    {
        await using var server = await EventServer.StartAsync();
        using var content = new ByteArrayContent(Pack("""{"name":"a"}"""u8.ToArray(), encoding));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.ContentEncoding.Add(encoding);

        var (status, _) = await server.PostAsync(Single, content);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("a", (await server.HandledAsync()).Name);
    }

    [Fact]
    public async Task Single_DuplicateKeys_TheLastCounts()
    {
        await using var server = await EventServer.StartAsync();

        await server.PostAsync(Single, """{"name":"a","name":"b","properties":{"n":"1","n":"2"}}""");

        var handled = await server.HandledAsync();
        Assert.Equal(("b", "2"), (handled.Name, handled["n"]));
    }

    [Theory]
    [MemberData(nameof(BadEvents))]
    public async Task Single_Broken_Is400AndSaysWhat(string body, string fault)
    {
        await using var server = await EventServer.StartAsync();

        var (status, answer) = await server.PostAsync(Single, body);

        Assert.Equal((HttpStatusCode.BadRequest, "event_invalid"), (status, (string?)answer!["code"]));
        Assert.Contains(fault, (string?)answer["message"], StringComparison.Ordinal);
        Assert.Equal(1, server.Events.Counts.Rejected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer ")]
    [InlineData("Basic ZGVmYXVsdGtleTo=")]
    [InlineData("Bearer s_unknown")]
    [InlineData("expired")]
    public async Task Any_WithoutAValidToken_Is401(string? authorization)
    {
        await using var server = await EventServer.StartAsync();
        if (authorization == "expired")
        {
            authorization = "Bearer " + server.Token("ann");
            var (valid, _) = await server.PostAsync(Single, new StringContent("""{"name":"a"}"""), authorization);
            Assert.Equal(HttpStatusCode.OK, valid);
            server.Time.Advance(TimeSpan.FromHours(2));
        }

        foreach (var path in new[] { Single, Batch })
        {
            var (status, answer) = await server.PostAsync(path, new StringContent("""{"name":"a"}"""), authorization);
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (status, (string?)answer!["code"]));
        }
    }

    [Fact]
    public async Task Any_TooLarge_Is413PackedOrNot()
    {
        await using var server = await EventServer.StartAsync(options => options with { MaxRequestBytes = 2048 });

        foreach (var encoding in new[] { "identity", "gzip", "deflate" })
        {
            // A hundred thousand bytes fit into a hundred when they are packed.
            using var content = new ByteArrayContent(Pack(Encoding.UTF8.GetBytes($$"""{"name":"a{{new string(' ', 100_000)}}"}"""), encoding));
            content.Headers.ContentEncoding.Add(encoding);
            var (status, answer) = await server.PostAsync(Single, content);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "message_too_big"), (status, (string?)answer!["code"]));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Any_NotPackedAsItSays_Is400(string encoding)
    {
        await using var server = await EventServer.StartAsync();
        using var content = new StringContent("""{"name":"a"}""");
        content.Headers.ContentEncoding.Add(encoding);

        var (status, answer) = await server.PostAsync(Batch, content);

        Assert.Equal((HttpStatusCode.BadRequest, "bad_message"), (status, (string?)answer!["code"]));
    }

    [Fact]
    public async Task Batch_OneBadOfAHundred_OnlyThatIsRejected()
    {
        await using var server = await EventServer.StartAsync();
        var events = Enumerable.Range(0, 100).Select(n => n == 57 ? new JsonObject { ["name"] = 7 } : new JsonObject { ["name"] = $"e{n}" });

        var (status, answer) = await server.PostAsync(Batch, new JsonObject { ["events"] = new JsonArray([.. events]) }.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((99, 0), ((int)answer!["accepted"]!, (int)answer["duplicates"]!));
        var rejected = Assert.Single(answer["rejected"]!.AsArray())!;
        Assert.Equal((57, "event_invalid"), ((int)rejected["i"]!, (string?)rejected["code"]));
    }

    [Fact]
    public async Task Batch_SentAgain_IsAllDuplicates()
    {
        await using var server = await EventServer.StartAsync();
        const string Body = """{"events":[{"name":"a","id":"1"},{"name":"b","id":"2"},{"name":"c"}]}""";
        await server.PostAsync(Batch, Body);

        var (_, answer) = await server.PostAsync(Batch, Body);

        Assert.Equal((1, 2), ((int)answer!["accepted"]!, (int)answer["duplicates"]!));
    }

    [Theory]
    [InlineData("""{"events":{}}""", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("""{}""", HttpStatusCode.BadRequest, "bad_message")]
    [InlineData("""{"events":[{"name":"a"},{"name":"a"},{"name":"a"}]}""", HttpStatusCode.UnprocessableEntity, "limit_exceeded")]
    public async Task Batch_NotOfItsForm_IsRefusedAsAWhole(string body, HttpStatusCode expected, string code)
    {
        await using var server = await EventServer.StartAsync(options => options with { MaxBatch = 2 });

        var (status, answer) = await server.PostAsync(Batch, body);

        Assert.Equal((expected, code), (status, (string?)answer!["code"]));
    }

    [Fact]
    public async Task Any_QueueFull_Is429WithRetryAfterOrNamesWhatToSendAgain()
    {
        var gate = new Gate();
        await using var server = await EventServer.StartAsync(
            options => options with { Workers = 1, QueueSize = 2 }, game => game.OnEvent("hold", () => gate.PassAsync()));
        await server.PostAsync(Single, """{"name":"hold"}""");
        await gate.WhenReached;

        var (_, some) = await server.PostAsync(Batch, """{"events":[{"name":"a"},{"name":"a"},{"name":"a"}]}""");
        var response = await server.SendAsync(Single, new StringContent("""{"name":"a"}"""), "Bearer " + server.Token("ann"));

        Assert.Equal(2, (int)some!["accepted"]!);
        Assert.Equal((2, "queue_full"), ((int)some["rejected"]![0]!["i"]!, (string?)some["rejected"]![0]!["code"]));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (response.StatusCode, response.Headers.RetryAfter!.Delta));
        gate.Open();
    }

    [Fact]
    public async Task Filter_ChangesOrRefuses_TheSenderLearnsOfIt()
    {
        await using var server = await EventServer.StartAsync(configure: game => game.AddEventFilter((context, next) =>
        {
            if (context.Event.Name == "cheat") throw new UserError("app.cheater", "No.");
            if (context.Event.Name == "broken") throw new InvalidOperationException("secret");
            if (context.Event.Name == "silent") return default;
            context.Event = new ServerEvent("changed", ("was", context.Event.Name)) { User = context.Event.User };
            return next();
        }));

        var (_, answer) = await server.PostAsync(Batch, """{"events":[{"name":"a"},{"name":"cheat"},{"name":"broken"},{"name":"silent"}]}""");

        Assert.Equal(
            ["1 app.cheater No.", "2 internal_error The server could not complete this.", "3 forbidden The event was refused."],
            answer!["rejected"]!.AsArray().Select(one => $"{one!["i"]} {one["code"]} {one["message"]}"));
        var handled = await server.HandledAsync();
        Assert.Equal(("changed", "a", true, "ann"), (handled.Name, handled["was"], handled.External, handled.User!.Id));
    }

    [Fact]
    public async Task Any_TokenOfASession_IsThatSessions()
    {
        await using var server = await EventServer.StartAsync();
        using var client = await Wire.WireClient.OpenAsync(server.Port);
        var welcome = await client.HelloAsync();

        await server.PostAsync(Single, new StringContent("""{"name":"a"}"""), "Bearer " + welcome.GetProperty("session").GetString());

        var handled = await server.HandledAsync();
        Assert.Equal(welcome.GetProperty("user").GetString(), handled.User!.Id);
        Assert.Equal(server.Services.GetRequiredService<IGameSessions>().OfUser(handled.User.Id).Single().Id, handled.SessionId);
    }

    [Fact]
    public async Task Any_ServerGoesDown_Is503()
    {
        await using var server = await EventServer.StartAsync();
        await server.Services.GetRequiredService<IGameDrain>().DrainAsync(Stop);

        var (status, answer) = await server.PostAsync(Single, """{"name":"a"}""");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "draining"), (status, (string?)answer!["code"]));
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Compress),
            "deflate" => new ZLibStream(packed, CompressionMode.Compress),
            _ => new BufferedStream(packed),
        })
            packer.Write(body);
        return packed.ToArray();
    }
}
