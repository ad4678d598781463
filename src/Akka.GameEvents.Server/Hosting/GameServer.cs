using System.Net.Sockets;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Server.Admin;
using Akka.GameEvents.Server.Admin.Otlp;
using Akka.GameEvents.Server.Health;
using Akka.GameEvents.Server.Http;
using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Server.Page;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tokens;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>Puts the server together. Starts from an empty host: what is not named here does not happen.</summary>
internal static class GameServer
{
    // What a stop has beyond sessions.drain-window, in which requests end.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(3);

    /// <summary>Runs the server until it is told to stop.</summary>
    public static async Task RunAsync(ServerSettings settings, CancellationToken stop)
    {
        await using var app = Build(settings);
        var log = ServerLog.Of(app.Services);
        if (OpenFiles.TooFew(settings.Game.Sessions.Max) is { } limit) log.FewOpenFiles(limit, settings.Game.Sessions.Max, OpenFiles.Reserve);
        try
        {
            await app.StartAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (IOException or SocketException))
        {
            log.StartFailed(e);
            throw;
        }

        await Announcement.MakeAsync(app.Urls, settings, app.Services.GetRequiredService<AdminListener>().Urls, log, Console.Error).ConfigureAwait(false);
        using var second = new SecondSignal(app.Lifetime, log);
        await StopAsync(app, log, Grace(settings), stop).ConfigureAwait(false);
    }

    /// <summary>The server, ready to start.</summary>
    /// <param name="replace">Replaces services; for tests.</param>
    public static WebApplication Build(ServerSettings settings, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.Profile,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddConfiguration(settings.Layers.Configuration);
        builder.Logging.AddJsonLines();
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.Listen.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, settings.Game));
        if (settings.Tls is { } tls) builder.WebHost.UseTls(tls);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace(settings));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<Readiness>();
        if (settings.Otlp is { } otlp) builder.Services.AddHostedService(s => new OtlpExport(otlp, ServerLog.Of(s))); // Stopped last: the others' end belongs to it.
        builder.Services.AddGameEvents(game => Serve(game, settings));
        builder.Services.AddAdmin(settings);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseFaultShield();
        if (settings.Server.DemoActors) app.UsePage(PageFiles.Game);
        app.MapHealth();
        if (settings.IsDevelopment) app.MapTokens();
        app.MapGameEvents();
        app.MapGameEventsCompat(settings.Server.DemoActors ? DemoCommands.AddTo(settings.Server.Compat) : settings.Server.Compat);
        return app;
    }

    /// <summary>Waits for the order to stop and carries it out; what does not end in time is cut off.</summary>
    private static async Task StopAsync(WebApplication app, ILogger log, TimeSpan grace, CancellationToken stop)
    {
        try
        {
            await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
            log.Stopped();
        }
        catch (OperationCanceledException)
        {
            log.CutOff(grace);
        }
    }

    private static TimeSpan Grace(ServerSettings settings) => settings.Game.Sessions.DrainWindow + StopMargin;

    private static void Serve(GameEventsBuilder game, ServerSettings settings)
    {
        game.AddForwarders();
        if (settings.Server.DemoActors) game.AddDemoActors();
        if (settings.NeedsFreshKey) game.Configure(FreshKey.Into);
    }
}
