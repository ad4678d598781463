using System.Diagnostics;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Connects the clients and waits until the server has come to rest.</summary>
internal static class IdleRun
{
    private const int RoomSize = 50;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(12);

    public static async Task<LoadResult> RunAsync(IdleCase load, Target target)
    {
        using var server = Process.GetProcessById(target.ProcessId);
        var clients = new List<LoadClient>();
        try
        {
            if (load.IsWarm) await WarmAsync(target);

            // What the first client makes the server load counts for nobody.
            await ConnectAsync("first");
            server.Refresh();
            var before = server.WorkingSet64;
            for (var i = 0; i < load.Clients; i++)
                await ConnectAsync($"idle-{i / RoomSize}");
            await Task.Delay(Rest, TimeProvider.System);
            server.Refresh();
            return new LoadResult { ServerBytes = server.WorkingSet64 - before };
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        // Compiled code, and the young generation at its full size.
        static async Task WarmAsync(Target target)
        {
            using var caller = new EchoRun(new EchoCase("warm", Clients: 1, PayloadBytes: 128, InFlight: 4), target.Contender.Wire);
            await caller.RunAsync(target.Port, target.ProcessId);
        }

        async Task ConnectAsync(string room)
        {
            var client = new WebSocketClient(target.Contender.Wire, int.MaxValue, _ => { }, bufferBytes: 512);
            clients.Add(client);
            await client.ConnectAsync(target.Port, room);
            client.StartReceiving();
        }
    }
}
