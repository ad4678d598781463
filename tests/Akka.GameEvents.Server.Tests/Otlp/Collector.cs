using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Server.Tests.Otlp;

/// <summary>An OpenTelemetry collector on a free port: it keeps what it is sent, and does what it is told with it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private const int GrpcPrefixBytes = 5;

    private readonly WebApplication _app;
    private readonly bool _isGrpc;
    private readonly ConcurrentQueue<(string Path, string ApiKey, ProtoMessage Body)> _taken = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _over = new();

    private Collector(bool isGrpc)
    {
        _isGrpc = isGrpc;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>What it answers; 0 for nothing at all, while the connection stays open.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public string Address => _app.Urls.Single();

    public IReadOnlyCollection<(string Path, string ApiKey, ProtoMessage Body)> Taken => _taken;

    public static async Task<Collector> StartAsync(bool isGrpc = false)
    {
        var collector = new Collector(isGrpc);
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Waits until it is sent something.</summary>
    public async Task WaitAsync() => Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _app.DisposeAsync();
        _over.Dispose();
        _arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var message = body.ToArray().AsMemory(_isGrpc ? GrpcPrefixBytes : 0);
        _taken.Enqueue((context.Request.Path, context.Request.Headers["api-key"].ToString(), new ProtoMessage(message)));
        _arrived.Release();
        if (Status == 0) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _over.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        context.Response.StatusCode = Status;
        if (!_isGrpc) return;
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixBytes]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
