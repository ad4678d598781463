namespace Akka.GameEvents.Client;

/// <summary>How long to wait before coming back (docs/protocol.md §5).</summary>
internal static class Backoff
{
    /// <summary>A link that lived this long was a good one: the count of attempts begins anew.</summary>
    public static readonly TimeSpan Steady = TimeSpan.FromSeconds(10);

    private const int Doublings = 6;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BusyFloor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    /// <summary>
    /// Until attempt n: as the server asked, or a random time below a ceiling that doubles, so that the clients of a server that came back
    /// do not arrive together.
    /// </summary>
    /// <param name="random">In [0, 1).</param>
    public static TimeSpan Delay(int attempt, double random, CloseReaction reaction, TimeSpan? retry)
    {
        var delay = retry is { } asked ? Bounded(asked) : Jitter(attempt, random);
        if (reaction != CloseReaction.Wait)
            return delay;
        return retry is null ? BusyFloor + delay : Max(BusyFloor, delay);
    }

    /// <summary>A random time below a ceiling that doubles with each attempt.</summary>
    public static TimeSpan Jitter(int attempt, double random) => random * Min(Ceiling, First * (1 << Math.Min(attempt, Doublings)));

    /// <summary>What the server asked for, within reason.</summary>
    public static TimeSpan Bounded(TimeSpan retry) => Max(TimeSpan.Zero, Min(retry, LongestRetry));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
