using Akka.GameEvents.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>A host without transports whose server events go to forwarders.</summary>
internal sealed class ForwardingHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TemporaryFolder _folder;

    private ForwardingHost(IHost host, TemporaryFolder folder) => (_host, _folder) = (host, folder);

    public IServerEvents Events => _host.Services.GetRequiredService<IServerEvents>();

    /// <param name="forwarders">The forwarders by name.</param>
    /// <param name="time">The clock; the machine's when null.</param>
    /// <param name="configure">Says more, such as handlers.</param>
    /// <param name="change">Changes the settings of server events.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="grace">How long the host may take to stop; 300 ms when null.</param>
    public static async Task<ForwardingHost> StartAsync(
        Dictionary<string, ForwarderOptions> forwarders,
        ManualTime? time = null,
        Action<GameEventsBuilder>? configure = null,
        Func<ServerEventsOptions, ServerEventsOptions>? change = null,
        string environment = "Production",
        TimeSpan? grace = null)
    {
        var folder = new TemporaryFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = grace ?? TimeSpan.FromMilliseconds(300));
        builder.Services.AddSingleton((TimeProvider?)time ?? TimeProvider.System);
        builder.Services.AddGameEventsCore(game =>
        {
            game.AddForwarders().Configure(settings =>
            {
                var events = settings.ServerEvents with { Forwarders = forwarders, DeadLetters = new() { Path = folder.PathTo("dead-letters") } };
                return settings with { ServerEvents = change is null ? events : change(events) };
            });
            configure?.Invoke(game);
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new ForwardingHost(host, folder);
    }

    /// <summary>Publishes events whose ids are e1, e2 and so on.</summary>
    public void Publish(int count, string name = "purchase", int from = 1)
    {
        foreach (var number in Enumerable.Range(from, count))
            Assert.Equal(PublishResult.Accepted, Events.TryPublish(new ServerEvent(name, ("number", $"{number}")) { Id = $"e{number}" }));
    }

    /// <summary>What has become of a consumer's events; their sum is that of the accepted ones at any time.</summary>
    public ConsumerCounts Counts(string consumer)
    {
        var counts = Events.Counts.Consumers;
        Assert.All(counts, one => Assert.Equal(one.Accepted, one.Handled + one.Unmatched + one.Pending + one.DeadLettered + one.Dropped));
        return counts.Single(one => one.Consumer == consumer);
    }

    public string DeadLettersOf(string consumer) => _folder.PathTo($"dead-letters/{consumer}.ndjson");

    public Task StopAsync() => StopWithinAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops; the grace is over when the token says so.</summary>
    public Task StopWithinAsync(CancellationToken grace) => _host.StopAsync(grace);

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        _folder.Dispose();
    }
}
