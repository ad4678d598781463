using Akka.GameEvents.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Compat.Tests.Support;

/// <summary>A host of its own, on a free port, that serves guests and the clients of other systems, and the demo actors unless it is given others.</summary>
internal sealed class CompatHost : IAsyncDisposable
{
    private const string Key = "a key of the tests, of 32 bytes or more";
    private readonly WebApplication _app;

    private CompatHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<CompatHost> StartAsync(CompatOptions options, Action<GameEventsBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGameEvents(game =>
        {
            game.Configure(settings => settings with { Auth = new() { Guests = true, Hs256Key = Key } });
            (configure ?? (all => all.AddDemoActors()))(game);
        });
        var app = builder.Build();
        app.MapGameEvents();
        app.MapGameEventsCompat(options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CompatHost(app);
    }

    /// <summary>Stops within the settings' drain window, as a server does that is told to.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }
}
