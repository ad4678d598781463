namespace Akka.GameEvents.Actors;

/// <summary>How long a failed actor waits before its restart; messages queue meanwhile.</summary>
/// <param name="Min">Before the first restart; doubled with each further one. Zero: at once, always.</param>
/// <param name="Max">The longest delay; at least <paramref name="Min"/>, at most a day.</param>
/// <param name="ResetAfter">Running without a failure for so long, the next delay is <paramref name="Min"/> again.</param>
/// <param name="Jitter">0 to 1: up to this fraction of the delay is added at random, so that many do not come back at once.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record RestartBackoff(TimeSpan Min, TimeSpan Max, TimeSpan ResetAfter, double Jitter)
{
    /// <summary>Before the first restart; doubled with each further one. Zero: at once, always.</summary>
    public TimeSpan Min { get; } = Min >= TimeSpan.Zero ? Min : throw new ArgumentOutOfRangeException(nameof(Min), Min, "Negative.");

    /// <summary>The longest delay.</summary>
    public TimeSpan Max { get; } =
        Max >= Min && Max <= TimeSpan.FromDays(1) ? Max : throw new ArgumentOutOfRangeException(nameof(Max), Max, "Below Min or above a day.");

    /// <summary>Up to this fraction of the delay is added at random.</summary>
    public double Jitter { get; } =
        Jitter is >= 0 and <= 1 ? Jitter : throw new ArgumentOutOfRangeException(nameof(Jitter), Jitter, "Not between 0 and 1.");

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
