using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>A server with a spool, without a network.</summary>
internal sealed class SpoolKit : IAsyncDisposable
{
    private readonly GameTestKit _kit;

    private SpoolKit(GameTestKit kit, LogCollector log) => (_kit, Log) = (kit, log);

    public GameTestKit Game => _kit;

    public LogCollector Log { get; }

    public IServerEvents Events => _kit.ServerEvents;

    public Shelf Shelf => (Shelf)_kit.Services.GetServices<IEventConsumer>().Single();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="folder">The spool's folder.</param>
    /// <param name="configure">Adds handlers.</param>
    /// <param name="options">Changes settings.</param>
    /// <param name="disk">Its disk.</param>
    /// <param name="shelf">The name of a forwarder with room for eight events; null for none.</param>
    public static async Task<SpoolKit> StartAsync(
        SpoolFolder folder,
        Action<GameEventsBuilder>? configure = null,
        Func<ServerEventsOptions, ServerEventsOptions>? options = null,
        IDisk? disk = null,
        string? shelf = null)
    {
        var log = new LogCollector();
        var kit = GameTestKit.Start(
            game =>
            {
                configure?.Invoke(game);
                game.Configure(o => o with { ServerEvents = With(o.ServerEvents) });
            },
            services =>
            {
                log.AddTo(services);
                if (disk is not null) services.AddSingleton(disk);
                if (shelf is not null) services.AddSingleton<IEventConsumer>(s => new Shelf(s.GetRequiredService<EventLedger>(), shelf, 8));
            });
        var started = new SpoolKit(kit, log);
        try
        {
            await kit.Services.GetRequiredService<IEventRoute>().StartAsync(Stop);
        }
        catch
        {
            await kit.DisposeAsync();
            throw;
        }

        return started;

        ServerEventsOptions With(ServerEventsOptions o)
        {
            var changed = options?.Invoke(o) ?? o;
            return changed with { Spool = changed.Spool with { Enabled = true, Path = folder.Path } };
        }
    }

    public static ServerEvent Numbered(int number, string name = "counted", int bytes = 0) =>
        new(name, ("padding", new string('x', bytes))) { Id = $"{number}" };

    public async Task<PublishResult> PublishAsync(int number, string name = "counted", int bytes = 0) =>
        await Events.PublishAsync(Numbered(number, name, bytes), Stop);

    public ConsumerCounts Counts(string consumer = HandlerQueue.Consumer) => Events.Counts.Consumers.Single(counts => counts.Consumer == consumer);

    /// <summary>Waits until a consumer has nothing left to do.</summary>
    public Task SettledAsync(string consumer = HandlerQueue.Consumer) => Server.Tests.Servers.Until.TrueAsync(() => Task.FromResult(Counts(consumer).Pending == 0));

    /// <summary>Lets the cursors be written down.</summary>
    public Task CheckpointAsync() => _kit.AdvanceAsync(TimeSpan.FromSeconds(1));

    public ValueTask DisposeAsync() => _kit.DisposeAsync();
}
