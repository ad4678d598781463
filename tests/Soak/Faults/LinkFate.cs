namespace Akka.GameEvents.Soak.Faults;

/// <summary>How a connection through the proxy ends.</summary>
internal enum LinkEnding
{
    /// <summary>Reset, whatever was under way.</summary>
    Cut,

    /// <summary>Closed in good order, as a proxy that is restarted does.</summary>
    Closed,

    /// <summary>Reset after a part of what the server wrote last got through.</summary>
    Truncated,
}

/// <summary>What will befall one connection.</summary>
/// <param name="Life">How long it lasts.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Delay">How long every piece is held up.</param>
/// <param name="StallAfter">When nothing gets through for a while; null when that does not happen.</param>
/// <param name="Stall">For how long.</param>
internal sealed record LinkFate(TimeSpan Life, LinkEnding Ending, TimeSpan Delay, TimeSpan? StallAfter, TimeSpan Stall)
{
    /// <summary>Below the resume window, above the server's stall timeout.</summary>
    public static TimeSpan LongestStall { get; } = TimeSpan.FromSeconds(5.5);

    public static LinkFate None { get; } = new(Timeout.InfiniteTimeSpan, LinkEnding.Cut, TimeSpan.Zero, null, TimeSpan.Zero);

    /// <param name="random">Where chance comes from.</param>
    /// <param name="meanLife">How long links last on average.</param>
    public static LinkFate Draw(Random random, TimeSpan meanLife)
    {
        var life = TimeSpan.FromSeconds(0.05 - (meanLife.TotalSeconds * Math.Log(1 - random.NextDouble())));
        return new LinkFate(
            life,
            (LinkEnding)random.Next(3),
            random.Next(3) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 60)) : TimeSpan.Zero,
            random.Next(3) == 0 ? life * random.NextDouble() : null,
            random.NextDouble() * (random.Next(5) == 0 ? LongestStall : TimeSpan.FromSeconds(1.5)));
    }
}
