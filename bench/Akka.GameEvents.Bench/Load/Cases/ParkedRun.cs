using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Opens sessions, cuts their links, and looks at the server's heap.</summary>
internal static class ParkedRun
{
    private const int RoomSize = 50;

    public static async Task<LoadResult> RunAsync(ParkedCase load, Target target)
    {
        using var inside = new Inside(target.Port);

        // What the first client makes the server load counts for nobody.
        using var first = await ResumableClient.OpenAsync(target.Port, "first");
        var before = await inside.ManagedBytesAsync();
        await Parallel.ForAsync(0, load.Clients, async (i, _) =>
        {
            using var client = await ResumableClient.OpenAsync(target.Port, $"parked-{i / RoomSize}");
        });
        await inside.AwaitParkedAsync(load.Clients);
        return new LoadResult { ServerBytes = await inside.ManagedBytesAsync() - before };
    }
}
