using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Server.Tests.Servers;

/// <summary>A game developer's own ASP.NET Core host that serves guests, on a free port.</summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OwnHost(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public IServiceProvider Services => _app.Services;

    public static async Task<OwnHost> StartAsync(Action<GameEventsBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGameEvents(game => configure(game.Configure(settings => settings with { Auth = new() { Guests = true, Hs256Key = SettingsText.Key } })));
        var app = builder.Build();
        app.MapGameEvents();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OwnHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }
}
