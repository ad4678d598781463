using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Akka.GameEvents.Compat.Tests.Nakama;

/// <summary>Sockets, and what the server's code is told of them.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private readonly Channel<SessionStart> _starts = Channel.CreateUnbounded<SessionStart>();
    private readonly Channel<SessionEnd> _ends = Channel.CreateUnbounded<SessionEnd>();
    private NakamaHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await NakamaHost.StartAsync(
        game => game
            .OnSessionStart((SessionStart start) => _starts.Writer.TryWrite(start))
            .OnSessionEnd((SessionEnd end) => _ends.Writer.TryWrite(end))
            .AddSessionFilter((context, next) => context.User.Id == "banned" ? throw new UserError("app.banned", "No.") : next()),
        new NakamaOptions { SingleSocket = true });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task N16_Socket_OpenedAndClosed_BeginsAndEndsASession()
    {
        using var socket = await ConnectAsync("ann");
        var start = await NextAsync(_starts);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Stop);

        var end = await NextAsync(_ends);
        Assert.Equal(("ann", start.SessionId, EndReason.Bye), (start.User.Id, end.SessionId, end.Reason));
        Assert.NotEqual(default, start.At);
    }

    [Fact]
    public async Task Socket_Lost_EndsItsSessionAtOnce()
    {
        using (await ConnectAsync("ann")) await NextAsync(_starts);

        Assert.Equal(EndReason.Lost, (await NextAsync(_ends)).Reason);
    }

    [Theory]
    [InlineData("garbage", WebSocketMessageType.Text, 4002)]
    [InlineData("[]", WebSocketMessageType.Text, 4002)]
    [InlineData("""{"cid":7,"ping":{}}""", WebSocketMessageType.Text, 4002)]
    [InlineData("""{"ping":{}}""", WebSocketMessageType.Binary, 1003)]
    public async Task N17_Message_ThatIsNone_EndsTheSession(string message, WebSocketMessageType type, int code)
    {
        using var socket = await ConnectAsync("ann");

        await SendAsync(socket, message, type);

        Assert.Equal((code, "bad_message"), await ReadCloseAsync(socket));
        Assert.Equal(EndReason.BadMessage, (await NextAsync(_ends)).Reason);
    }

    [Fact]
    public async Task N18_Socket_SecondOfAUser_ReplacesTheFirst()
    {
        using var first = await ConnectAsync("ann");
        await PingAsync(first); // it is connected before its session is open: without this the second could be the earlier one
        using var others = await ConnectAsync("bob");
        using var second = await ConnectAsync("ann");

        Assert.Equal((4009, "replaced"), await ReadCloseAsync(first));
        Assert.Equal(EndReason.Replaced, (await NextAsync(_ends)).Reason);
        foreach (var socket in new[] { others, second }) await PingAsync(socket);
    }

    [Fact]
    public async Task Message_Unknown_IsToldAndTheSocketStays()
    {
        using var socket = await ConnectAsync("ann");

        await SendAsync(socket, """{"cid":"a","match_create":{}}""");
        Assert.Equal("""{"cid":"a","error":{"code":1,"message":"Unrecognized message."}}""", await ReadAsync(socket));

        await SendAsync(socket, """{"ping":{}}""");
        Assert.Equal("""{"pong":{}}""", await ReadAsync(socket));
    }

    [Fact]
    public async Task Session_RefusedByAFilter_IsClosedWithItsCode()
    {
        using var socket = await ConnectAsync("banned");

        Assert.Equal((4003, "app.banned"), await ReadCloseAsync(socket));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized, "Missing or invalid token")]
    [InlineData("?token=a.b.c", HttpStatusCode.Unauthorized, "Missing or invalid token")]
    [InlineData("?format=protobuf&token={0}", HttpStatusCode.BadRequest, "The format must be json")]
    [InlineData("?token={0}", HttpStatusCode.BadRequest, "")]
    public async Task Get_ThatIsNoHandshakeForAKnownUser_AnswersInPlainHttp(string query, HttpStatusCode expected, string text)
    {
        using var response = await _host.Http.GetAsync("/ws" + query.Replace("{0}", _host.Token("ann"), StringComparison.Ordinal), Stop);

        Assert.Equal((expected, text), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
    }

    private static Task<T> NextAsync<T>(Channel<T> told) => told.Reader.ReadAsync(Stop).AsTask().WaitAsync(NakamaHost.Patience, Stop);

    /// <summary>By the header, as other clients than browsers may.</summary>
    private async Task<ClientWebSocket> ConnectAsync(string user)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + _host.Token(user));
        await socket.ConnectAsync(_host.Socket, Stop);
        return socket;
    }

    private static async Task PingAsync(ClientWebSocket socket)
    {
        await SendAsync(socket, """{"cid":"1","ping":{}}""");
        Assert.Equal("""{"cid":"1","pong":{}}""", await ReadAsync(socket));
    }

    private static Task SendAsync(ClientWebSocket socket, string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), type, true, Stop);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        var received = await socket.ReceiveAsync(buffer, Stop).WaitAsync(NakamaHost.Patience, Stop);
        Assert.True(received.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static async Task<(int Code, string? Reason)> ReadCloseAsync(ClientWebSocket socket)
    {
        var received = await socket.ReceiveAsync(new byte[1024], Stop).WaitAsync(NakamaHost.Patience, Stop);
        Assert.Equal(WebSocketMessageType.Close, received.MessageType);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Stop);
        return ((int)socket.CloseStatus!, socket.CloseStatusDescription);
    }
}
