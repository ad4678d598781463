namespace Akka.GameEvents.Actors;

/// <summary>How long a failing actor waits before it starts again: the first restart is immediate, then the delay doubles.</summary>
public sealed record RestartBackoff
{
    /// <summary>The delay before the second restart in a row. Default 100 ms.</summary>
    public TimeSpan Min { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest delay. Default 30 s.</summary>
    public TimeSpan Max { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An actor that ran this long without a failure begins anew. Default 1 min.</summary>
    public TimeSpan ResetAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The part of the delay that is random, 0 to 1. Default 0.2.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <param name="failures">How many failures in a row, this one included.</param>
    internal TimeSpan DelayAfter(int failures)
    {
        if (failures <= 1) return TimeSpan.Zero;
        var full = Math.Min(Max.TotalMilliseconds, Min.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 2, 40)));
        return TimeSpan.FromMilliseconds(full * (1 - (Jitter * Random.Shared.NextDouble())));
    }
}
