using System.Diagnostics;

namespace Akka.GameEvents.Bench.Load;

/// <summary>Connects the clients and waits until the server has come to rest.</summary>
internal static class IdleRun
{
    private const int RoomSize = 50;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task<LoadResult> RunAsync(IdleCase load, IWire wire, int port, int serverId)
    {
        using var server = Process.GetProcessById(serverId);
        var clients = new List<LoadClient>();
        try
        {
            // What the first client makes the server load counts for nobody.
            await ConnectAsync("first");
            server.Refresh();
            var before = server.WorkingSet64;
            for (var i = 0; i < load.Clients; i++)
                await ConnectAsync($"idle-{i / RoomSize}");
            await Task.Delay(Rest, TimeProvider.System);
            server.Refresh();
            return new LoadResult(0, Rest.TotalSeconds, 0, server.WorkingSet64 - before);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        async Task ConnectAsync(string room)
        {
            var client = new LoadClient(wire, int.MaxValue, _ => { }, bufferBytes: 512);
            clients.Add(client);
            await client.ConnectAsync(port, wire, room);
            client.StartReceiving();
        }
    }
}
