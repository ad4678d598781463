using System.Net;
using System.Net.Sockets;
using System.Text;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Gateway.Tests.Kestrel;

public sealed class DirectSendTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Endpoints => ["url", "listen before", "listen after", "configuration", "unix"];

    [Theory(Timeout = Deadline.Milliseconds)]
    [MemberData(nameof(Endpoints))]
    public async Task Find_AnyKindOfEndpoint_IsInstalled(string kind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        switch (kind)
        {
            case "url":
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                break;
            case "listen before":
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
                break;
            case "configuration":
                builder.Configuration.AddInMemoryCollection([new("Kestrel:Endpoints:Game:Url", "http://127.0.0.1:0")]);
                break;
            case "unix":
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(path));
                break;
        }

        builder.Services.AddDirectSend();
        if (kind == "listen after")
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) => DirectSend.Find(context) is not null ? "direct" : "pipe");
        await app.StartAsync(Stop);

        using var http = kind == "unix" ? OverUnixSocket(path) : new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal("direct", await http.GetStringAsync("/", Stop));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Find_HostWithItsOwnDefaults_LeavesThemInForce()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDirectSend();
        var own = 0;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(_ => own++));
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) => DirectSend.Find(context) is not null ? "direct" : "pipe");
        await app.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal("pipe", await http.GetStringAsync("/", Stop));
        Assert.Equal(1, own);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Find_MiddlewareInBetween_FallsBack()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDirectSend();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseConnectionLogging()));
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) => DirectSend.Find(context) is not null ? "direct" : "pipe");
        await app.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal("pipe", await http.GetStringAsync("/", Stop));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Response_LargerThanSocketBufferToSlowReader_ArrivesWhole()
    {
        var body = new byte[24 * 1024 * 1024];
        new Random(7).NextBytes(body);
        await using var app = await StartAsync(context => context.Response.Body.WriteAsync(body).AsTask());
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(), Stop);

        using var received = new MemoryStream();
        await stream.CopyToAsync(received, 1000, Stop);

        var all = received.ToArray();
        var head = all.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        Assert.Contains("transfer-encoding: chunked", Encoding.ASCII.GetString(all, 0, head), StringComparison.OrdinalIgnoreCase);
        Assert.True(all.AsSpan().IndexOf(body.AsSpan(body.Length - 100)) > body.Length - 200);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Response_PipelinedRequests_AnsweredInOrder()
    {
        await using var app = await StartAsync(async context =>
        {
            await context.Response.WriteAsync(context.Request.Path + "/");
            await context.Response.Body.FlushAsync();
            await context.Response.WriteAsync("done;");
        });
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Stop);
        var requests = string.Concat(Enumerable.Range(0, 100).Select(i =>
            $"GET /{i} HTTP/1.1\r\nHost: x\r\n{(i == 99 ? "Connection: close\r\n" : "")}\r\n"));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(requests), Stop);

        var text = await new StreamReader(client.GetStream()).ReadToEndAsync(Stop);

        var paths = text.Split('\n').Where(line => line.StartsWith('/')).Select(line => line.Trim()).ToArray();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"/{i}/"), paths);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Stop_ResponseBlockedByDeadReader_EndsAndClosesTheSocket()
    {
        var ended = new TaskCompletionSource();
        var blocked = new TaskCompletionSource();
        await using var app = await StartAsync(async context =>
        {
            try
            {
                var output = DirectSend.Find(context)!.Frames;
                var write = context.Response.Body.WriteAsync(new byte[64 * 1024 * 1024]).AsTask();
                await Until.TrueAsync(() => output.IsBlocked);
                blocked.SetResult();
                await write;
            }
            finally
            {
                ended.SetResult();
            }
        });
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Stop);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Stop);
        await blocked.Task.WaitAsync(Stop);

        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);

        await ended.Task.WaitAsync(Stop);
        Assert.Equal(0, await DrainAsync(client));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Abort_MidResponse_ClosesTheSocket()
    {
        await using var app = await StartAsync(async context =>
        {
            await context.Response.WriteAsync("some");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Stop);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Stop);

        Assert.Equal(0, await DrainAsync(client));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Request_PeerResetsMidResponse_IsAborted()
    {
        var aborted = new TaskCompletionSource();
        await using var app = await StartAsync(async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[1024 * 1024]);
        });
        using var client = new TcpClient { LingerState = new LingerOption(true, 0) };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Stop);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Stop);
        await client.GetStream().ReadExactlyAsync(new byte[1000], Stop);

        client.Close();

        await aborted.Task.WaitAsync(Stop);
    }

    /// <summary>Reads to the end: 0 for an orderly end or a reset.</summary>
    private static async Task<int> DrainAsync(TcpClient client)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, Stop) > 0)
            {
            }
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }

        return 0;
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDirectSend();
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync(Stop);
        return app;
    }

    private static HttpClient OverUnixSocket(string path) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }) { BaseAddress = new Uri("http://localhost") };
}
