using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>A receiver of webhooks on loopback, that answers as a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/events";

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <param name="answer">Gets each request with its number, from 0; what it leaves as it is answers 200.</param>
    /// <param name="time">The clock of <see cref="ReceivedRequest.At"/>.</param>
    /// <param name="port">Where it listens; 0 for a free port.</param>
    public static async Task<WebhookReceiver> StartAsync(Func<HttpContext, int, Task>? answer = null, TimeProvider? time = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        var requests = -1;
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            receiver._requests.Enqueue(new ReceivedRequest(body, headers, (time ?? TimeProvider.System).GetUtcNow()));
            if (answer is not null) await answer(context, Interlocked.Increment(ref requests));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers with these, and with 200 afterwards.</summary>
    public static Task<WebhookReceiver> AnsweringAsync(params int[] statuses) => StartAsync((context, number) =>
    {
        if (number < statuses.Length) context.Response.StatusCode = statuses[number];
        return Task.CompletedTask;
    });

    /// <summary>Never answers.</summary>
    public static Task<WebhookReceiver> HangingAsync() => StartAsync((context, _) => HangAsync(context));

    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true)).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }
}
