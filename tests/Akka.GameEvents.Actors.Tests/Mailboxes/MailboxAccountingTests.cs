using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Actors.Tests;

/// <summary>Whatever is told, and however many tell it at once: each message is accounted for exactly once.</summary>
public sealed class MailboxAccountingTests
{
    [Theory]
    [InlineData(MailboxOverflow.Reject)]
    [InlineData(MailboxOverflow.DropNewest)]
    [InlineData(MailboxOverflow.DropOldest)]
    [InlineData(MailboxOverflow.Wait)]
    public void Tell_ManySendersThenStop_AcceptedIsHandledPlusDropped(MailboxOverflow overflow) => Prop
        .ForAll(Load.Arbitrary, load => RunAsync(load, overflow).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithQuietOnSuccess(true));

    private static async Task RunAsync(Load load, MailboxOverflow overflow)
    {
        var system = ActorSystem.Create("test");
        var handled = 0;
        var tally = new DeadLetterTally(system);
        var actor = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = async (self, message) =>
            {
                if ((int)message % 3 == 0) await Task.Yield();
                Interlocked.Increment(ref handled);
                if ((int)message == load.StopAt) self.Context.StopSelf();
            },
        }) with
        { Mailbox = () => Mailbox.Bounded(load.Capacity, overflow) });

        var told = await load.SendAsync(actor);
        await system.StopInTimeAsync(actor);
        await system.TerminateAsync().InTimeAsync();

        Assert.Equal(load.Total, told.Accepted + told.Rejected + told.Dead);
        // Told when dead: those were refused. Not handled though accepted: those were queued at the end.
        Assert.Equal(told.Accepted + told.Dead, handled + tally[DeadLetterReason.DroppedOldest] + tally[DeadLetterReason.ActorEnded]);
        Assert.Equal(overflow == MailboxOverflow.DropNewest ? told.Rejected : 0, tally[DeadLetterReason.DroppedNewest]);
        if (overflow != MailboxOverflow.DropOldest) Assert.Equal(0, tally[DeadLetterReason.DroppedOldest]);
    }
}
