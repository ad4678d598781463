using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <summary>Requests that are handled when nobody waits for them any more do not take over from those that somebody waits for.</summary>
public class LateRequestTests
{
    private const int Broken = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/poll?wait=0&cursor=")]
    [InlineData("/v1/sse?cursor=")]
    public async Task Request_NamesALinkThatAnotherReplaced_TakesNothingOver(string late)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var first = await OpenAsync(server, """{"t":"hello","v":1}""");
        var second = await OpenAsync(server, $$"""{"t":"hello","v":1,"session":"{{first["session"]}}"}""", join: 2);
        var held = GetAsync(server, $"/v1/poll?wait=20000&cursor={second["cursor"]}");

        var (_, refusal) = await GetAsync(server, $"{late}{first["cursor"]}");

        Assert.Contains("\"replaced\"", refusal, StringComparison.Ordinal);
        await AnswersNextEventAsync(server, held);
    }

    [Fact]
    public async Task Poll_IsRepeatedByBrokenConnections_IsAnswered()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var welcome = await OpenAsync(server, """{"t":"hello","v":1}""");
        var path = $"/v1/poll?wait=20000&cursor={welcome["cursor"]}";
        var held = GetAsync(server, path);

        for (var i = 0; i < Broken; i++) await AskAndBreakAsync(server.Address.Port, path, (string)welcome["session"]!);

        await AnswersNextEventAsync(server, held);
    }

    /// <summary>Sends a request that the server has when the connection breaks: it is behind one that was answered.</summary>
    private static async Task AskAndBreakAsync(int port, string path, string session)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, Stop);
        var both = $"GET /v1/transports HTTP/1.1\r\nHost: x\r\n\r\nGET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Session {session}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(both), Stop);
        Assert.NotEqual(0, await socket.ReceiveAsync(new byte[1024], Stop));
        socket.Close(timeout: 0);
    }

    private static async Task<JsonNode> OpenAsync(ServerUnderTest server, string hello, int join = 1)
    {
        using var content = new StringContent($$"""[{{hello}},{"t":"join","id":{{join}},"actor":"bench","key":["x"]}]""", Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/v1/session", UriKind.Relative), content, Stop);
        var welcome = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))![0]!;
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", (string)welcome["session"]!);
        return welcome;
    }

    private static async Task AnswersNextEventAsync(ServerUnderTest server, Task<(HttpStatusCode Status, string Body)> held)
    {
        using var anyone = new HttpClient { BaseAddress = server.Address };
        using var call = new StringContent("""{"a":"bench/x","action":"publish","args":["next"]}""", Encoding.UTF8, "application/json");
        using var response = await anyone.PostAsync(new Uri("/v1/call", UriKind.Relative), call, Stop);
        var (status, body) = await held;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"next\"", body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(ServerUnderTest server, string path)
    {
        using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }
}
