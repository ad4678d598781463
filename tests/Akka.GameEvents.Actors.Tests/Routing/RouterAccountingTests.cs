using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Actors.Tests;

/// <summary>Whatever is told to a router, whoever of its workers fails: each message is accounted for exactly once.</summary>
public sealed class RouterAccountingTests
{
    [Theory]
    [InlineData(MailboxOverflow.Reject)]
    [InlineData(MailboxOverflow.DropNewest)]
    [InlineData(MailboxOverflow.DropOldest)]
    [InlineData(MailboxOverflow.Wait)]
    public void Tell_ManySendersAndFailingWorkers_AcceptedIsHandledPlusDropped(MailboxOverflow overflow) => Prop
        .ForAll(Load.Arbitrary, load => RunAsync(load, overflow).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithQuietOnSuccess(true));

    private static async Task RunAsync(Load load, MailboxOverflow overflow)
    {
        var activity = new ActivityTracker();
        var system = ActorSystem.Create("test", new ActorSystemOptions
        {
            Activity = activity,
            DefaultSupervisor = new SupervisorStrategy { Backoff = RestartBackoff.None },
        });
        var handled = 0;
        var seen = new int[load.Total];
        var tally = new DeadLetterTally(system);
        var router = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = async (_, message) =>
            {
                Interlocked.Increment(ref handled);
                Interlocked.Increment(ref seen[(int)message]);
                if ((int)message % 3 == 0) await Task.Yield();
                if ((int)message % 17 == 0) throw new FormatException();
            },
        }).WithRouter(4, load.Capacity, overflow));

        var told = await load.SendAsync(router);
        // Were a message left behind while workers idle, it would never be quiet.
        await activity.WhenQuietAsync().InTimeAsync();
        await system.TerminateAsync().InTimeAsync();

        Assert.Equal(load.Total, told.Accepted + told.Rejected);
        Assert.Equal(told.Accepted, handled + tally[DeadLetterReason.DroppedOldest]);
        Assert.Equal(0, tally[DeadLetterReason.ActorEnded]);
        Assert.Equal(overflow == MailboxOverflow.DropNewest ? told.Rejected : 0, tally[DeadLetterReason.DroppedNewest]);
        Assert.All(seen, count => Assert.InRange(count, 0, 1));
    }
}
