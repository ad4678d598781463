namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>Waits for what cannot be awaited, without burning a core that other tests need.</summary>
internal static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    /// <summary>Completes when the condition holds; runs on until then, or until the test's time is over.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(Interval, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
