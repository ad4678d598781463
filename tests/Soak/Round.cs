using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Players;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak;

/// <summary>One server's life: clients come and go behind the proxies, then all comes to rest and is compared.</summary>
internal sealed class Round(SoakOptions options, LogSize size, RestartPlan plan, PlayerProcesses processes, int seed, Findings findings, Tallies tallies)
{
    private const int RoomSize = 20;

    // Shipped clients wait longer from one link to the next, until one has lasted for ten seconds.
    private static readonly TimeSpan RawLife = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PlayerLife = TimeSpan.FromSeconds(8);
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
    private readonly List<RawClient> _raw = [];
    private readonly List<(Player Player, Uri Server)> _players = [];

    public async Task RunAsync(TimeSpan duration, CancellationToken stop)
    {
        await using var own = options.Servers.Count > 0 ? null : await ServerProcess.StartAsync(size, options.Key, stop);
        var servers = own is null ? options.Servers : [own.Address];
        var proxies = servers.Select(server => new FaultProxy(server, _random.Next(), RawLife, options.Sabotage)).ToList();
        var milder = servers.Select(server => new FaultProxy(server, _random.Next(), PlayerLife, options.Sabotage)).ToList();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(duration);
        var rooms = CreateRooms();
        CreateClients(rooms, servers, proxies, milder);
        tallies.Restarts.Plan(plan, rooms.Count);
        var restarting = own is null ? Task.CompletedTask : new Restarter(plan, own, rooms, _ledger.Restarts, tallies.Restarts).RunAsync(time.Token);
        await Task.WhenAll(_raw.Select(client => client.LiveAsync(time.Token)).Concat(_players.Select(each => each.Player.LiveAsync(each.Server, options.Key, time.Token))));
        await restarting;
        proxies.ForEach(proxy => proxy.Calm());
        milder.ForEach(proxy => proxy.Calm());
        await Task.WhenAll(_raw.Select(client => client.SettleAsync(stop)).Concat(_players.Select(each => each.Player.SettleAsync(stop))));
        await Task.WhenAll(_players.Select(each => each.Player.ConcludeAsync(stop)));
        await Task.WhenAll(_raw.Select(client => client.ConcludeAsync(stop)));
        await Task.WhenAll(_raw.Select(client => client.ResumeAsync(stop)));
        await Task.WhenAll(_raw.Select(client => client.LeaveAsync()).Concat(_players.Select(each => each.Player.LeaveAsync())));
        foreach (var proxy in proxies.Concat(milder)) await proxy.DisposeAsync();
        stop.ThrowIfCancellationRequested();
        new Audit(_ledger, _raw, findings).Run();
        new PlayerAudit([.. _players.Select(each => each.Player)], _ledger.Rules).Run();
        tallies.Restarts.Actors(_ledger.Restarts.OfActors, _ledger.ActorRestartsSeen);
    }

    private List<Room> CreateRooms()
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        return [.. Enumerable.Range(0, Math.Max(1, options.Clients / RoomSize)).Select(number => new Room($"{run}-{number}"))];
    }

    /// <summary>By turns one that reads the raw wire and one that is shipped, so that each room has all sorts.</summary>
    private void CreateClients(List<Room> rooms, IReadOnlyList<Uri> servers, List<FaultProxy> proxies, List<FaultProxy> milder)
    {
        for (var number = 0; number < rooms.Count; number++) _raw.Add(Create(options.Clients + number, Witness, rooms[number], servers[number % servers.Count]));
        for (var number = 0; number < options.Clients; number++)
        {
            var (room, half, server) = (rooms[number / RoomSize % rooms.Count], number / 2, number / 2 % servers.Count);
            if (number % 2 == 0) _raw.Add(Create(number, Plans[half % Plans.Length], room, proxies[server].Address));
            else _players.Add((Create(number, PlayerPlan.All[half % PlayerPlan.All.Count], room), milder[server].Address));
        }
    }

    private RawClient Create(int number, Plan plan, Room room, Uri server) =>
        new(number, plan, room, server, size, options.Key, new Random(_random.Next()), _ledger, tallies.Of(plan.Population), findings);

    private Player Create(int number, PlayerPlan plan, Room room) =>
        new(processes.NextId(), number, plan, room, size, processes.Of(plan.Kind), new Random(_random.Next()), _ledger, tallies.Of(plan.Population), findings);
}
