using Akka.GameEvents.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Compat.Tests.Support;

/// <summary>A host of its own, on a free port, that serves guests, the demo actors and the clients of other systems.</summary>
internal sealed class CompatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CompatHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="options">Who is served.</param>
    /// <param name="configure">Adds what the demo actors have not.</param>
    public static async Task<CompatHost> StartAsync(CompatOptions options, Action<GameEventsBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGameEvents(game =>
        {
            game.AddDemoActors().Configure(settings => settings with { Auth = new() { Guests = true } });
            configure?.Invoke(game);
        });
        var app = builder.Build();
        app.MapGameEvents();
        app.MapGameEventsCompat(options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CompatHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }
}
