using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>All links are cut at once; all clients come back, and get what they missed.</summary>
internal sealed record StormCase(string Name, int Clients, int Rooms, int Missed)
    : LoadCase(Name, Clients, $"{Clients:N0} sessions in {Rooms} rooms, cut off at once, each back in its session with the {Missed} events that it missed")
{
    public override IEnumerable<Contender> Contenders => [Contender.GameEvents];

    public override IReadOnlyList<Measure> Measures => [Wrong, new("resumes per CPU-second", result => result.PerCpuSecond, "N0"), Resumes];

    public override IReadOnlyList<Goal> Goals =>
    [
        Goal.AtLeast(2500, "resumes per second", comparison => comparison.Median(Contender.GameEvents, Resumes.Of)),
        Goal.AtMost(0, "events lost or doubled, in all rounds", comparison => comparison.Results[Contender.GameEvents].Sum(Wrong.Of)),
    ];

    private static Measure Wrong { get; } = new("lost or doubled", result => result.Wrong, "N0");

    private static Measure Resumes { get; } = new("resumes per second", result => result.PerSecond, "N0");

    public override Task<LoadResult> RunAsync(Target target) => StormRun.RunAsync(this, target);
}
