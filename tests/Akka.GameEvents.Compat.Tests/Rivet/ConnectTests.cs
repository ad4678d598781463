using System.Net.WebSockets;
using System.Text;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public sealed class ConnectTests : IAsyncLifetime
{
    private const string Counter = "/gateway/counter/connect?rvt-method=getOrCreate&rvt-key=";
    private const string Malformed = """{"body":{"tag":"Error","val":{"group":"request","code":"invalid","message":"The message is not of Rivet's protocol.","actionId":null}}}""";

    private CompatHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await CompatHost.StartAsync(new CompatOptions { Rivet = new RivetOptions { Enabled = true } });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Connect_OfferedRivet_AgreesToItAndBeginsWithInit()
    {
        using var socket = await ConnectAsync(Counter + "init");

        Assert.Equal("rivet", socket.SubProtocol);
        Assert.Matches("""^\{"body":\{"tag":"Init","val":\{"actorId":"[\w-]+","connectionId":"c_[^"]+"\}\}\}$""", await ReadAsync(socket));
    }

    [Fact]
    public async Task Connect_WithoutAKnownSubprotocol_IsRefusedInPlainHttp()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-ws");

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(Counter + "refused"), TestContext.Current.CancellationToken));

        Assert.Contains("400", refused.Message);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"body":{"tag":"Nothing","val":{}}}""")]
    [InlineData("""{"body":{"tag":"SubscriptionRequest","val":{"eventName":"*","subscribe":true}}}""")]
    public async Task Message_Malformed_IsToldAndTheConnectionStays(string message)
    {
        using var socket = await ConnectAsync(Counter + "malformed");
        await ReadAsync(socket);

        await SendAsync(socket, message);

        Assert.Equal(Malformed, await ReadAsync(socket));
        await SendAsync(socket, Action(1, "get"));
        Assert.Contains("ActionResponse", await ReadAsync(socket));
    }

    [Fact]
    public async Task Message_MalformedTenTimes_EndsTheConnection()
    {
        using var socket = await ConnectAsync(Counter + "ten");
        await ReadAsync(socket);

        for (var i = 0; i < 10; i++) await SendAsync(socket, "{}");

        for (var i = 0; i < 10; i++) Assert.Equal(Malformed, await ReadAsync(socket));
        Assert.Contains("10 bad messages in a row", await ReadAsync(socket));
        Assert.Equal("", await ReadAsync(socket));
        Assert.Equal("request.invalid", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Message_OfTheOtherKind_EndsTheConnection()
    {
        using var socket = await ConnectAsync(Counter + "binary");
        await ReadAsync(socket);

        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);

        Assert.Contains("request", await ReadAsync(socket));
        Assert.Equal("", await ReadAsync(socket));
        Assert.Equal(1003, (int?)socket.CloseStatus);
    }

    [Theory]
    [InlineData("/gateway/none/connect?rvt-method=getOrCreate", "actor", "type_unknown")]
    [InlineData("/gateway/user/connect?rvt-method=getOrCreate&rvt-key=x", "auth", "forbidden")]
    [InlineData("/gateway/counter/connect?rvt-method=getOrCreate&rvt-token=a.b.c", "auth", "unauthorized")]
    [InlineData("/gateway/chatRoom/connect?rvt-method=getOrCreate&rvt-key=x", "action", "invalid_args")]
    public async Task Connect_Refused_IsToldOverTheWebSocket(string path, string group, string code)
    {
        using var socket = await ConnectAsync(path);

        Assert.StartsWith($$"""{"body":{"tag":"Error","val":{"group":"{{group}}","code":"{{code}}",""", await ReadAsync(socket));
        Assert.Equal("", await ReadAsync(socket));
    }

    [Fact]
    public async Task Event_NobodyAskedFor_SendsNoFrame()
    {
        using var socket = await ConnectAsync(Counter + "silent");
        await ReadAsync(socket);

        await SendAsync(socket, Action(1, "increment", "1"));

        Assert.StartsWith("""{"body":{"tag":"ActionResponse",""", await ReadAsync(socket));
        await SendAsync(socket, """{"body":{"tag":"SubscriptionRequest","val":{"eventName":"changed","subscribe":true}}}""");
        await SendAsync(socket, Action(2, "increment", "1"));
        Assert.Equal("""{"body":{"tag":"Event","val":{"name":"changed","args":[{"value":2}]}}}""", await ReadAsync(socket));
        Assert.Equal("""{"body":{"tag":"ActionResponse","val":{"id":["$BigInt","2"],"output":2}}}""", await ReadAsync(socket));
    }

    private static string Action(int id, string name, string args = "") =>
        $$$$"""{"body":{"tag":"ActionRequest","val":{"id":["$BigInt","{{{{id}}}}"],"name":"{{{{name}}}}","args":[{{{{args}}}}]}}}""";

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next message; empty when the server has closed.</summary>
    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.True(read.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }

    private async Task<ClientWebSocket> ConnectAsync(string path)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("rivet");
        socket.Options.AddSubProtocol("rivet_encoding.json");
        await socket.ConnectAsync(Address(path), TestContext.Current.CancellationToken);
        return socket;
    }

    private Uri Address(string path) => new($"ws://{_host.Http.BaseAddress!.Authority}{path}");
}
