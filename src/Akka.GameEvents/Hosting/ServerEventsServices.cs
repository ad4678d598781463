using Akka.GameEvents.Actors;
using Akka.GameEvents.Options;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.ServerEvents.Spool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Hosting;

/// <summary>Registers what server events need.</summary>
internal static class ServerEventsServices
{
    public static void AddServerEvents(this IServiceCollection services, GameEventsBuilder builder)
    {
        services.AddSingleton<EventLedger>();
        services.TryAddSingleton<IDeadLetters, NoDeadLetters>();
        services.AddSingleton<ServerEventMetrics>();
        services.AddSingleton(s => builder.Handlers.Bind(s.GetRequiredService<IServiceProviderIsService>()));
        services.AddSingleton(s => new HandlerRunner(
            s.GetRequiredService<HandlerTable>(),
            Options(s).HandlerTimeout,
            s.GetRequiredService<IServiceScopeFactory>(),
            s.GetRequiredService<GameNode>().Time,
            s.GetRequiredService<ServerEventMetrics>(),
            s.GetRequiredService<ILogger<HandlerRunner>>()));
        services.AddSingleton(s => new HandlerQueue(
            s.GetRequiredService<GameNode>().System,
            QueueOptions(s),
            s.GetRequiredService<HandlerRunner>(),
            s.GetRequiredService<EventLedger>(),
            s.GetRequiredService<IDeadLetters>()));
        services.AddSingleton(s => new DedupeWindow(Options(s).DedupeWindow, Options(s).DedupeMax, s.GetRequiredService<GameNode>().Time));
        services.TryAddSingleton<IDisk, Disk>();
        services.AddSingleton<SpoolMetrics>();
        services.AddSingleton<IEventRoute>(s =>
        {
            var metrics = s.GetRequiredService<SpoolMetrics>(); // without a spool too: the instruments do not depend on settings
            return Options(s).Spool.Enabled
                ? new SpoolRoute(Options(s), Opening(s, metrics))
                : new MemoryRoute(s.GetRequiredService<HandlerQueue>(), Forwarders(s));
        });
        services.AddSingleton(s => new ServerEventHub(
            s.GetRequiredService<IEventRoute>(),
            new EventFilters(
                s.GetRequiredService<GameNode>().Filters.Events, s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<ILogger<EventFilters>>()),
            s.GetRequiredService<EventLedger>(),
            s.GetRequiredService<DedupeWindow>(),
            Options(s).MaxBatch,
            s.GetRequiredService<GameNode>().Time));
        services.AddSingleton<IServerEvents>(s => s.GetRequiredService<ServerEventHub>());
        services.AddSingleton<Lifecycle>();
        services.AddHostedService<ServerEventsService>();
    }

    private static SpoolOpening Opening(IServiceProvider services, SpoolMetrics metrics) => new(
        Options(services),
        services.GetRequiredService<HandlerQueue>(),
        Forwarders(services),
        services.GetRequiredService<EventLedger>(),
        services.GetRequiredService<DedupeWindow>(),
        services.GetRequiredService<IDisk>(),
        metrics,
        services.GetRequiredService<GameNode>().Time,
        services.GetRequiredService<ILogger<SpoolRoute>>());

    /// <exception cref="SettingException">The settings name some, and the host has none.</exception>
    private static IReadOnlyList<IEventConsumer> Forwarders(IServiceProvider services)
    {
        IReadOnlyList<IEventConsumer> forwarders = [.. services.GetServices<IEventConsumer>()];
        if (forwarders.Count == 0 && Options(services).Forwarders.Count > 0)
        {
            throw new SettingException(
                "gameevents.server-events.forwarders is set, but this host has no forwarders: call AddForwarders() of the package Akka.GameEvents.Forwarders where its actors are added.");
        }

        return forwarders;
    }

    /// <summary>With the spool nothing is dropped for want of room: what the queue has none for waits on the disk.</summary>
    private static ServerEventsOptions QueueOptions(IServiceProvider services) =>
        Options(services) is { Spool.Enabled: true } options ? options with { Overflow = MailboxOverflow.Reject } : Options(services);

    private static ServerEventsOptions Options(IServiceProvider services) => services.GetRequiredService<GameEventsOptions>().ServerEvents;
}
