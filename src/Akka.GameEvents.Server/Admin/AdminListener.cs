using System.Net.Sockets;
using Akka.GameEvents.Server.Admin.Actors;
using Akka.GameEvents.Server.Admin.Events;
using Akka.GameEvents.Server.Admin.Guards;
using Akka.GameEvents.Server.Admin.Metrics;
using Akka.GameEvents.Server.Admin.Sessions;
using Akka.GameEvents.Server.Health;
using Akka.GameEvents.Server.Hosting;
using Akka.GameEvents.Server.Http;
using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Server.Page;
using Akka.GameEvents.Server.Settings;

namespace Akka.GameEvents.Server.Admin;

/// <summary>
/// The window into the server: a web server of its own beside that of the game, so that no route of one can answer at an address of the
/// other.
/// </summary>
internal sealed class AdminListener(ServerSettings settings, IServiceProvider game, ILoggerFactory logging) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>Where it listens; empty when it does not.</summary>
    public IEnumerable<string> Urls => _app?.Urls ?? [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var log = ServerLog.Of(game);
        if (settings.Admin.Urls.Count == 0)
        {
            if (settings.Server.Admin.Urls.Count > 0) log.AdminClosed();
            return;
        }

        var app = Build();
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            if (!settings.Admin.IsOptional) throw new IOException($"{AdminSettings.UrlsSetting}: {e.Message}", e);
            log.AdminAddressTaken(string.Join(", ", settings.Admin.Urls), e.Message);
            return;
        }

        _app = app;
        log.AdminListening(string.Join(", ", app.Urls));
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? default;

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = settings.Profile, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.Admin.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, settings.Game));
        if (settings.Tls is { } tls) builder.WebHost.UseTls(tls);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logging);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>(); // The game's host hears the signals, and stops this one.
        AdminServices.Share(game, builder.Services);

        var app = builder.Build();
        var guard = new AdminGuard(settings.Admin.Token);
        app.UseFaultShield();
        app.Use(guard.CheckHostAsync);
        app.UsePage(PageFiles.Admin);
        app.Use(guard.CheckAsync);
        app.MapHealth();
        app.MapMetrics();
        app.MapActors();
        app.MapCalls();
        app.MapSessions();
        app.MapEvents();
        return app;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
