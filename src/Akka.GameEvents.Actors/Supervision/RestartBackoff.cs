namespace Akka.GameEvents.Actors;

/// <summary>How long a failed actor waits before its restart; messages queue meanwhile.</summary>
/// <param name="Min">Before the first restart; doubled with each further one. Zero: at once, always.</param>
/// <param name="Max">The longest delay.</param>
/// <param name="ResetAfter">Running without a failure for so long, the next delay is <paramref name="Min"/> again.</param>
/// <param name="Jitter">Up to this fraction of the delay is added at random, so that many do not come back at once.</param>
public sealed record RestartBackoff(TimeSpan Min, TimeSpan Max, TimeSpan ResetAfter, double Jitter)
{
    /// <summary>Restart at once.</summary>
    public static RestartBackoff None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0);

    /// <summary>100 ms doubling up to 10 s, reset after 30 s, 20 % jitter.</summary>
    public static RestartBackoff Default { get; } =
        new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), 0.2);

    internal TimeSpan DelayBefore(int restart)
    {
        if (Min <= TimeSpan.Zero) return TimeSpan.Zero;
        var ticks = Math.Min(Max.Ticks, Min.Ticks * Math.Pow(2, restart));
        return TimeSpan.FromTicks((long)(ticks * (1 + Jitter * Random.Shared.NextDouble())));
    }
}
