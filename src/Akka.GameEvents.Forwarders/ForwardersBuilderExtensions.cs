using Akka.GameEvents.Forwarders;
using Akka.GameEvents.Forwarders.DeadLetters;
using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents;

/// <summary>Registers forwarders of server events.</summary>
public static class ForwardersBuilderExtensions
{
    /// <summary>
    /// Sends server events to what <c>gameevents.server-events.forwarders</c> names, and keeps those that failed for good, of handlers too,
    /// in files under <c>server-events.dead-letters.path</c>. A setting that cannot be served stops the host's start.
    /// </summary>
    public static GameEventsBuilder AddForwarders(this GameEventsBuilder game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var services = game.Services;
        services.AddSingleton<ForwarderMetrics>();
        services.AddSingleton<IDeadLetters>(s => new DeadLetterFolder(
            Options(s).DeadLetters, Time(s), s.GetRequiredService<ForwarderMetrics>(), s.GetRequiredService<ILogger<DeadLetterFolder>>()));
        services.AddSingleton(s => new ForwarderSet(
            Options(s),
            s.GetService<IHostEnvironment>()?.IsDevelopment() ?? false,
            new ForwarderSinks(s.GetRequiredService<IDisk>(), Time(s), s.GetRequiredService<ForwarderMetrics>(), s.GetRequiredService<ILoggerFactory>()),
            s.GetRequiredService<EventLedger>(),
            s.GetRequiredService<IDeadLetters>(),
            Time(s),
            s.GetRequiredService<ILogger<Forwarder>>()));

        // How many there are is known only when the settings are: they are registered as all that there are.
        services.AddSingleton(s => s.GetRequiredService<ForwarderSet>().All);
        return game;
    }

    private static ServerEventsOptions Options(IServiceProvider services) => services.GetRequiredService<GameEventsOptions>().ServerEvents;

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<GameNode>().Time;
}
