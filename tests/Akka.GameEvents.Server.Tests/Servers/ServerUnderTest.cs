using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Admin;
using Akka.GameEvents.Server.Health;
using Akka.GameEvents.Server.Hosting;
using Akka.GameEvents.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Server.Tests.Servers;

/// <summary>The server as it is, in this process, on a free port and with settings of its own.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServerUnderTest(ServerSettings settings, TimeProvider time, Action<IServiceCollection>? replace)
    {
        _app = GameServer.Build(settings, services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(Log);
            services.AddSingleton(time);
            replace?.Invoke(services);
        });
    }

    public LogRecord Log { get; } = new();

    public int Port => new Uri(_app.Urls.Single()).Port;

    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The admin listener's address; null when it is closed.</summary>
    public Uri? AdminAddress => _app.Services.GetRequiredService<AdminListener>().Urls.Select(url => new Uri(url)).SingleOrDefault();

    public IServiceProvider Services => _app.Services;

    public Readiness Readiness => _app.Services.GetRequiredService<Readiness>();

    /// <summary>Whether a meter is this server's, not that of a test beside it.</summary>
    public bool Owns(Meter meter) => meter.Scope == _app.Services.GetRequiredService<IMeterFactory>();

    public HttpClient Http => field ??= new HttpClient { BaseAddress = Address };

    /// <param name="settings">What differs from the profile.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="profile">The environment's name.</param>
    /// <param name="replace">Puts other services in the place of the server's.</param>
    /// <param name="url">Where it listens.</param>
    public static async Task<ServerUnderTest> StartAsync(
        SettingsText? settings = null, TimeProvider? time = null, string profile = Profile.Development, Action<IServiceCollection>? replace = null,
        string url = "http://127.0.0.1:0")
    {
        using var file = new TemporaryFile((settings ?? new SettingsText()).WithDefault("admin.urls", new JsonArray()).ToString());
        var sources = new SettingsSources(file.Info, [url], new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = profile });
        var server = new ServerUnderTest(ServerSettings.LoadForServing(sources), time ?? TimeProvider.System, replace);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
