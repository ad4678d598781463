using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>Waits for what shows only when it is looked at.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()), () => { });

    /// <summary>Moves time on between one look and the next.</summary>
    public static Task TrueAsync(Func<bool> condition, ManualTime time, TimeSpan step) => TrueAsync(() => Task.FromResult(condition()), () => time.Advance(step));

    public static async Task TrueAsync(Func<Task<bool>> condition, Action between)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It did not come true.");
            between();
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
