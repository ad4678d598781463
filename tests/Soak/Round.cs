using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak;

/// <summary>One server's life: clients come and go behind the proxy, then all comes to rest and is compared.</summary>
internal sealed class Round(SoakOptions options, LogSize size, int seed, Findings findings, Tallies tallies)
{
    private const int RoomSize = 20;
    private static readonly Plan Witness = new("witness", [Transport.WebSocket], IsWitness: true);

    private static readonly Plan[] Plans =
    [
        new("websocket", [Transport.WebSocket]),
        new("sse", [Transport.Sse]),
        new("switching", Enum.GetValues<Transport>()),
        new("long polling", [Transport.LongPolling]),
        new("short polling", [Transport.ShortPolling]),
    ];

    private readonly Random _random = new(seed);
    private readonly Ledger _ledger = new();

    public async Task RunAsync(TimeSpan duration, CancellationToken stop)
    {
        await using var own = options.Servers.Count > 0 ? null : await ServerProcess.StartAsync(size, options.Key, stop);
        var servers = own is null ? options.Servers : [own.Address];
        var proxies = servers.Select(server => new FaultProxy(server, _random.Next(), options.Sabotage)).ToList();
        var clients = CreateClients(servers, proxies);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(duration);
        await Task.WhenAll(clients.Select(client => client.LiveAsync(time.Token)));
        proxies.ForEach(proxy => proxy.Calm());
        await Task.WhenAll(clients.Select(client => client.SettleAsync(stop)));
        await Task.WhenAll(clients.Select(client => client.ConcludeAsync(stop)));
        await Task.WhenAll(clients.Select(client => client.ResumeAsync(stop)));
        await Task.WhenAll(clients.Select(client => client.LeaveAsync()));
        foreach (var proxy in proxies) await proxy.DisposeAsync();
        stop.ThrowIfCancellationRequested();
        new Audit(_ledger, clients, findings).Run();
    }

    private List<RawClient> CreateClients(IReadOnlyList<Uri> servers, List<FaultProxy> proxies)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        var rooms = Enumerable.Range(0, Math.Max(1, options.Clients / RoomSize)).Select(number => new Room($"{run}-{number}")).ToList();
        var clients = rooms.Select((room, number) => Create(options.Clients + number, Witness, room, servers[number % servers.Count])).ToList();
        for (var number = 0; number < options.Clients; number++)
            clients.Add(Create(number, Plans[number % Plans.Length], rooms[number / Plans.Length % rooms.Count], proxies[number % proxies.Count].Address));
        return clients;
    }

    private RawClient Create(int number, Plan plan, Room room, Uri server) =>
        new(number, plan, room, server, size, options.Key, new Random(_random.Next()), _ledger, tallies.Of(plan.Population), findings);
}
