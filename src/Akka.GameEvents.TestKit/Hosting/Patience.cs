using Akka.GameEvents.Actors;

namespace Akka.GameEvents.TestKit;

/// <summary>
/// How long a test waits, in real time, before it fails. The limit counts only while nothing runs, so that a slow machine fails no test.
/// </summary>
internal sealed class Patience(ActivityTracker activity)
{
    /// <summary>What still runs then runs without end.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(30);

    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Waits for what a test expects; false when it did not come.</summary>
    public async Task<bool> TryAsync(Task expected)
    {
        if (await WithinAsync(expected, Limit).ConfigureAwait(false)) return true;
        await WithinAsync(activity.WhenSettledAsync(), Endless).ConfigureAwait(false);
        return expected.IsCompleted;
    }

    /// <summary>Waits until nothing runs.</summary>
    public async Task SettleAsync()
    {
        if (!await WithinAsync(activity.WhenSettledAsync(), Endless).ConfigureAwait(false))
            throw new ExpectationException($"Something still runs after {Endless}: an actor, or background work, goes on without end.");
    }

    /// <summary>Waits until nothing runs and no turn is in progress.</summary>
    public async Task QuietAsync()
    {
        if (await TryAsync(activity.WhenQuietAsync()).ConfigureAwait(false)) return;
        throw new ExpectationException(
            $"No quiet within {Limit}: a turn is still in progress. If it waits for time to pass, call AdvanceAsync.");
    }

    private static async Task<bool> WithinAsync(Task task, TimeSpan limit)
    {
        if (!task.IsCompleted)
            await task.WaitAsync(limit, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }
}
