namespace Akka.GameEvents.Soak.Faults;

/// <summary>When in a round what is brought down.</summary>
/// <param name="Actors">When an actor of each room loses its state.</param>
/// <param name="Server">When the server ends, to be started again; null for not at all.</param>
/// <param name="End">How it ends.</param>
internal sealed record RestartPlan(IReadOnlyList<TimeSpan> Actors, TimeSpan? Server, ServerEnd End)
{
    // A server needs some seconds to drain and to start; what comes back then should have some to live.
    private static readonly TimeSpan ShortestForServer = TimeSpan.FromSeconds(12);

    public static RestartPlan None { get; } = new([], null, ServerEnd.Kill);

    /// <param name="round">How long the round lasts.</param>
    /// <param name="number">Which round it is: the rounds drain and kill by turns.</param>
    /// <param name="seed">Whether the first drains or kills.</param>
    public static RestartPlan Of(TimeSpan round, int number, int seed)
    {
        // On Windows there is no SIGTERM for a process without a window.
        var end = (number + seed) % 2 == 0 && !OperatingSystem.IsWindows() ? ServerEnd.Drain : ServerEnd.Kill;
        return new RestartPlan([round * 0.1, round * 0.25, round * 0.75], round >= ShortestForServer ? round * 0.4 : null, end);
    }
}
