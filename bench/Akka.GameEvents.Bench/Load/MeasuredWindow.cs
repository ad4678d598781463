using System.Diagnostics;

namespace Akka.GameEvents.Bench.Load;

/// <summary>Looks at a server's process before and after a while of load.</summary>
internal static class MeasuredWindow
{
    // So long, because .NET compiles what has been called often a second time, in the background.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task<LoadResult> MeasureAsync(int serverId, Func<long> count)
    {
        await Task.Delay(WarmUp, TimeProvider.System);
        using var server = Process.GetProcessById(serverId);
        var before = Look(server, count);
        await Task.Delay(Length, TimeProvider.System);
        var after = Look(server, count);
        return new LoadResult
        {
            Count = after.Count - before.Count,
            Seconds = (after.Time - before.Time).TotalSeconds,
            ServerCpuSeconds = (after.Cpu - before.Cpu).TotalSeconds,
        };
    }

    private static (long Count, TimeSpan Time, TimeSpan Cpu) Look(Process server, Func<long> count)
    {
        server.Refresh();
        return (count(), Stopwatch.GetElapsedTime(0), server.TotalProcessorTime);
    }
}
