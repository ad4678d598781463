using System.Diagnostics;

namespace Akka.GameEvents.Bench.Load;

/// <summary>Does something so many times a second, and catches up when it was held up.</summary>
internal static class SteadyRate
{
    public static async Task RunAsync(int perSecond, Action act, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            if (Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond > done)
            {
                act();
                done++;
            }
        }
    }
}
