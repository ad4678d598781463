using Akka.GameEvents.Server.Admin;
using Akka.GameEvents.Server.Health;
using Akka.GameEvents.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The server with its admin listener, as a developer's machine has it: without a token.</summary>
internal sealed class WatchedServer : IBenchServer
{
    private readonly GameEventsServer _game = new();

    public void Configure(WebApplicationBuilder builder)
    {
        _game.Configure(builder);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddAdmin(ServerSettings.Load(new SettingsSources(null, [], new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["gameevents__admin__urls__0"] = "http://127.0.0.1:0",
        })));
    }

    public void Map(WebApplication app) => _game.Map(app);

    public int? AdminPort(WebApplication app) => new Uri(app.Services.GetRequiredService<AdminListener>().Urls.Single()).Port;
}
