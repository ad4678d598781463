using Akka.GameEvents.Protocol;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class CounterTests
{
    [Fact]
    public async Task Increment_Twice_ChangesAndReturnsTheValue()
    {
        await using var kit = Demo.Start();
        var counter = await kit.ConnectAsync<Counter>("c", user: Demo.Guest);

        Assert.Equal(2, await counter.CallAsync(c => c.Increment(2)));
        Assert.Equal(5, await counter.CallAsync(c => c.Increment(3)));

        await counter.ExpectEventAsync("changed", new { value = 2 });
        await counter.ExpectEventAsync("changed", new { value = 5 });
        Assert.Equal(5, await counter.CallAsync(c => c.Get()));
    }

    [Fact]
    public async Task IncrementAndFail_StateAndEventGoBack_OnlyAttemptedLeaves()
    {
        await using var kit = Demo.Start();
        var counter = await kit.ConnectAsync<Counter>("c");
        await counter.CallAsync(c => c.Increment(1));
        await counter.ExpectEventAsync<Changed>();

        await Refused.WithAsync("app.refused", counter.CallAsync(c => c.IncrementAndFail(5)));

        await counter.ExpectEventAsync<Attempted>();
        await counter.ExpectNoEventAsync();
        Assert.Equal(1, await counter.CallAsync(c => c.Get()));
    }

    [Fact]
    public async Task Crash_ItsSecret_StaysOnTheServer()
    {
        await using var kit = Demo.Start();
        var counter = await kit.ConnectAsync<Counter>("c");

        var failure = await Refused.WithAsync("internal_error", counter.CallAsync("crash"));

        Assert.DoesNotContain("secret", $"{failure.Error}", StringComparison.Ordinal);
        Assert.Contains("ref", $"{failure.Error.Data}", StringComparison.Ordinal);
        Assert.Equal(0, await counter.CallAsync(c => c.Get()));
    }

    [Fact]
    public async Task IncrementAndHang_OverTheLimit_IsGivenUpAndTheCounterBeginsAnew()
    {
        await using var kit = Demo.Start();
        var counter = await kit.ConnectAsync<Counter>("c");
        await counter.CallAsync(c => c.Increment(1));
        await counter.ExpectEventAsync<Changed>();

        var hangs = counter.CallAsync("incrementAndHang", 1, 600_000);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(65));

        await Refused.WithAsync("action_timeout", hangs);
        Assert.Equal(GapReason.EpochChanged, (await counter.ExpectGapAsync()).Reason);
        Assert.Equal(0, await counter.CallAsync(c => c.Get()));
    }

    [Fact]
    public async Task Sleep_BelowAndAboveTheLimit_EndsOrTimesOut()
    {
        await using var kit = Demo.Start();
        var counter = await kit.ConnectAsync<Counter>("c");

        var nap = counter.CallAsync(c => c.Sleep(500));
        await kit.AdvanceAsync(TimeSpan.FromMilliseconds(499));
        Assert.False(nap.IsCompleted);
        await kit.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await nap;

        var sleep = counter.CallAsync(c => c.Sleep(600_000));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(61));
        await Refused.WithAsync("action_timeout", sleep);
        Assert.Equal(0, await counter.CallAsync(c => c.Get()));
    }
}
