namespace Akka.GameEvents.Client.Tests.Dispatch;

public class TurnsTests
{
    [Fact]
    public void Run_WithinATurn_ComesAfterIt()
    {
        var order = new List<string>();
        var turns = new Turns(_ => { });
        turns.Run(() =>
        {
            turns.Run(() => order.Add("inner"));
            order.Add("outer");
        });
        Assert.Equal(["outer", "inner"], order);
    }

    [Fact]
    public void Run_TurnThatThrows_IsReportedAndTheNextRuns()
    {
        var reported = new List<Exception>();
        var ran = false;
        var turns = new Turns(reported.Add);
        turns.Run(() => throw new FormatException());
        turns.Run(() => ran = true);
        Assert.IsType<FormatException>(Assert.Single(reported));
        Assert.True(ran);
    }

    [Fact]
    public async Task Run_FromManyThreads_OneAtATimeAndNoneIsLost()
    {
        const int Threads = 4, Each = 5_000;
        var turns = new Turns(_ => { });
        var (count, inside, most) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                turns.Run(() =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    count++;
                    Interlocked.Decrement(ref inside);
                });
            }
        })));
        var done = new TaskCompletionSource();
        turns.Run(done.SetResult);
        await done.Task;
        Assert.Equal((Threads * Each, 1), (count, most));
    }
}
