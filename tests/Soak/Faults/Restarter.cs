using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;

namespace Akka.GameEvents.Soak.Faults;

/// <summary>Carries a plan out: actors by way of clients, which ask them for what they do not get over, and the server as a process.</summary>
internal sealed class Restarter(RestartPlan plan, ServerProcess server, IReadOnlyList<Room> rooms, Restarts restarts, RestartTally tally)
{
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(RestartActorsAsync(stop), RestartServerAsync(stop));

    private async Task RestartActorsAsync(CancellationToken stop)
    {
        var (begun, number) = (TimeProvider.System.GetTimestamp(), 0);
        foreach (var time in plan.Actors)
        {
            if (!await WaitAsync(time - TimeProvider.System.GetElapsedTime(begun), stop)) return;
            number++;
            for (var i = 0; i < rooms.Count; i++) rooms[i].ToRestart.Enqueue((number + i) % 2 == 0 ? rooms[i].Counter : rooms[i].Bench);
        }
    }

    private async Task RestartServerAsync(CancellationToken stop)
    {
        if (plan.Server is not { } time || !await WaitAsync(time, stop)) return;
        restarts.ServerGoes(plan.End);
        await server.EndAsync(plan.End);
        restarts.ServerIsGone();
        await server.StartAgainAsync();
        tally.Server(plan.End);
    }

    /// <returns>False when the round is over before.</returns>
    private static async Task<bool> WaitAsync(TimeSpan time, CancellationToken stop)
    {
        if (time > TimeSpan.Zero) await Task.Delay(time, TimeProvider.System, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        return !stop.IsCancellationRequested;
    }
}
