namespace Akka.GameEvents.TestKit.Tests.Time;

public class ManualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new();
    private readonly List<(string Name, double At)> _fired = [];
    private readonly DateTimeOffset _start;

    public ManualTimeTests() => _start = _time.GetUtcNow();

    private ITimer Timer(string name, double due, double period = 0) => _time.CreateTimer(
        _ => _fired.Add((name, (_time.GetUtcNow() - _start).TotalSeconds)),
        null,
        due < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(due),
        TimeSpan.FromSeconds(period));

    [Fact]
    public void Clock_StandsStill_UntilMoved()
    {
        var time = new ManualTime(new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.Zero));
        var stamp = time.GetTimestamp();
        Assert.Equal(new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.Zero), time.GetUtcNow());

        time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(TimeSpan.FromTicks(1), time.GetElapsedTime(stamp));
        Assert.Equal(TimeZoneInfo.Utc, time.LocalTimeZone);
        Assert.Throws<ArgumentOutOfRangeException>(() => time.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Advance_SeveralTimers_FireInOrderOfDueTimeWithTheClockThere()
    {
        Timer("c", 3);
        Timer("a", 1);
        Timer("b", 2);
        Timer("b2", 2);

        _time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal([("a", 1), ("b", 2), ("b2", 2)], _fired);
        Assert.Equal(2.5, (_time.GetUtcNow() - _start).TotalSeconds);

        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(("c", 3), _fired[^1]);
    }

    [Fact]
    public void Advance_Periodic_FiresEachTimeWithoutDrift()
    {
        Timer("p", 0.25, 0.5);

        _time.Advance(TimeSpan.FromSeconds(1.5));

        Assert.Equal([("p", 0.25), ("p", 0.75), ("p", 1.25)], _fired);
    }

    [Fact]
    public void Advance_CallbackStartsATimer_ItFiresInTheSameAdvance()
    {
        _time.CreateTimer(_ => Timer("inner", 1), null, Second, Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([("inner", 2)], _fired);
    }

    [Fact]
    public void Change_Running_CountsFromNow()
    {
        var timer = Timer("t", 1);
        _time.Advance(TimeSpan.FromSeconds(0.9));

        Assert.True(timer.Change(Second, Timeout.InfiniteTimeSpan));
        _time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.Empty(_fired);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal([("t", 1.9)], _fired);
    }

    [Fact]
    public void Change_ToInfinite_Stops()
    {
        var timer = Timer("t", 1, 1);
        _time.Advance(Second);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(_fired);
    }

    [Fact]
    public void Dispose_Running_NeverFiresAndCannotBeChanged()
    {
        var timer = Timer("t", 1, 1);
        timer.Dispose();

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_fired);
        Assert.False(timer.Change(Second, Second));
    }

    [Fact]
    public void Dispose_FromAnEarlierTimerDueAtTheSameTime_DoesNotFire()
    {
        ITimer? second = null;
        _time.CreateTimer(_ => second!.Dispose(), null, Second, Timeout.InfiniteTimeSpan);
        second = Timer("second", 1);

        _time.Advance(Second);

        Assert.Empty(_fired);
    }

    [Fact]
    public async Task CreateTimer_DueAtOnce_FiresWithoutTimeMovingOnAnotherThread()
    {
        var fired = new TaskCompletionSource<int>();

        await using var timer = _time.CreateTimer(
            _ => fired.TrySetResult(Environment.CurrentManagedThreadId), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    [InlineData(4294967295, 0)]
    [InlineData(0, 4294967295)]
    public void CreateTimer_TimesThatTheMachineRefuses_AreRefused(long due, long period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _time.CreateTimer(static _ => { }, null, TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period)));

    [Fact]
    public async Task Delay_AndTimeOuts_FollowTheClock()
    {
        var stop = TestContext.Current.CancellationToken;
        var delay = Task.Delay(Second, _time, stop);
        using var source = new CancellationTokenSource(Second, _time);
        var never = new TaskCompletionSource().Task.WaitAsync(Second, _time, stop);

        _time.Advance(Second);

        await delay;
        Assert.True(source.IsCancellationRequested);
        await Assert.ThrowsAsync<TimeoutException>(() => never);
    }

    [Fact]
    public async Task Timers_ManyThreads_EachFiresOnceAndInOrder()
    {
        const int Threads = 4, TimersPerThread = 500;
        var due = new List<DateTimeOffset>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            for (var i = 0; i < TimersPerThread; i++)
            {
                var delay = TimeSpan.FromTicks(random.Next(1, 1_000_000));
                var timer = _time.CreateTimer(_ => due.Add(_time.GetUtcNow()), null, delay, Timeout.InfiniteTimeSpan);
                if (i % 5 == 0) timer.Dispose();
            }
        })));

        _time.Advance(Second);

        Assert.Equal(Threads * TimersPerThread * 4 / 5, due.Count);
        Assert.Equal(due.Order(), due);
    }
}
