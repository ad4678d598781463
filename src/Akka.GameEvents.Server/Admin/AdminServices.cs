using System.Diagnostics.Metrics;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Server.Admin.Events;
using Akka.GameEvents.Server.Admin.Metrics;
using Akka.GameEvents.Server.Health;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Server.Admin;

/// <summary>What the admin listener is made of, and what it sees of the game.</summary>
internal static class AdminServices
{
    /// <summary>Into the game's host; figures are recorded only where somebody can ask for them.</summary>
    public static void AddAdmin(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<AdminListener>();
        services.AddHostedService(s => s.GetRequiredService<AdminListener>());
        services.AddSingleton<MetricsRecorder>();
        services.AddSingleton(s => new EventTail(s.GetRequiredService<GameNode>().System.EventStream, s.GetRequiredService<IMeterFactory>()));
    }

    /// <summary>Lends the game's services to the admin's host, which uses them and does not dispose them.</summary>
    public static void Share(IServiceProvider game, IServiceCollection admin)
    {
        Lend<MetricsRecorder>();
        Lend<Readiness>();
        Lend<GameNode>();
        Lend<SessionTable>();
        Lend<EventTail>();

        void Lend<T>()
            where T : class => admin.AddSingleton(game.GetRequiredService<T>());
    }
}
