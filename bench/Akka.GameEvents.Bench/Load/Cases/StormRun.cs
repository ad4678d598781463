using System.Diagnostics;
using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Opens sessions, cuts their links, lets events happen, and measures how fast all are back.</summary>
internal static class StormRun
{
    // As many as the server's listener lets wait to be accepted. Beyond that the kernel drops handshakes, and its pauses were measured.
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 512 };

    public static async Task<LoadResult> RunAsync(StormCase load, Target target)
    {
        using var server = Process.GetProcessById(target.ProcessId);
        using var inside = new Inside(target.Port);
        var clients = new ResumableClient[load.Clients];
        await Parallel.ForAsync(0, load.Clients, AtOnce, async (i, _) => clients[i] = await ResumableClient.OpenAsync(target.Port, Room(i % load.Rooms)));
        Array.ForEach(clients, client => client.Cut());
        await inside.AwaitParkedAsync(load.Clients);
        await PublishAsync(load, target.Port);

        server.Refresh();
        var (start, cpu) = (Stopwatch.GetTimestamp(), server.TotalProcessorTime);
        var wrong = 0;
        await Parallel.ForEachAsync(clients, AtOnce, async (client, _) => Interlocked.Add(ref wrong, await client.ResumeAsync(load.Missed)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        server.Refresh();
        var result = new LoadResult { Count = load.Clients, Seconds = seconds, ServerCpuSeconds = (server.TotalProcessorTime - cpu).TotalSeconds, Wrong = wrong };
        Array.ForEach(clients, client => client.Dispose());
        return result;
    }

    private static string Room(int number) => $"storm-{number}";

    /// <summary>What the clients miss; one call at a time, each answered when its event is in the log.</summary>
    private static async Task PublishAsync(StormCase load, int port)
    {
        var wire = new GameEventsWire();
        using var publisher = new WebSocketClient(wire, payloadBytes: 0, _ => { });
        var calls = Enumerable.Range(0, load.Rooms * load.Missed).Select(i => wire.Publish(Room(i % load.Rooms), i + 1, "missed"));
        await publisher.ConnectAsync(port, [GameEventsWire.Hello, .. calls]);
    }
}
