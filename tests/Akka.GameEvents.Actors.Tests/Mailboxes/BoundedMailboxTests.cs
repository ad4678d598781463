namespace Akka.GameEvents.Actors.Tests;

public sealed class BoundedMailboxTests
{
    private readonly List<string> _discarded = [];

    [Fact]
    public void Enqueue_FullWithReject_TurnsTheNewestAwayAndLeavesItToTheCaller()
    {
        var mailbox = Make(MailboxOverflow.Reject);

        Assert.Equal([EnqueueResult.Enqueued, EnqueueResult.Enqueued, EnqueueResult.Rejected], Fill(mailbox, 3));
        Assert.Equal(["0", "1"], Drain(mailbox));
        Assert.Empty(_discarded);
        Assert.Equal((0, 1), (mailbox.Dropped, mailbox.Rejected));
    }

    [Fact]
    public void Enqueue_FullWithDropNewest_DropsTheNewestToTheDeadLetters()
    {
        var mailbox = Make(MailboxOverflow.DropNewest);

        Assert.Equal([EnqueueResult.Enqueued, EnqueueResult.Enqueued, EnqueueResult.DroppedNewest], Fill(mailbox, 3));
        Assert.Equal(["0", "1"], Drain(mailbox));
        Assert.Equal(["2 DroppedNewest"], _discarded);
        Assert.Equal((1, 0), (mailbox.Dropped, mailbox.Rejected));
    }

    [Fact]
    public void Enqueue_FullWithDropOldest_DropsTheOldestToTheDeadLetters()
    {
        var mailbox = Make(MailboxOverflow.DropOldest);

        Assert.Equal([EnqueueResult.Enqueued, EnqueueResult.Enqueued, EnqueueResult.DroppedOldest], Fill(mailbox, 3));
        Assert.Equal(["1", "2"], Drain(mailbox));
        Assert.Equal(["0 DroppedOldest"], _discarded);
        Assert.Equal((1, 0), (mailbox.Dropped, mailbox.Rejected));
    }

    [Fact]
    public void Enqueue_FullWithWait_TurnsTheNewestAway()
    {
        var mailbox = Make(MailboxOverflow.Wait);

        Assert.Equal([EnqueueResult.Enqueued, EnqueueResult.Enqueued, EnqueueResult.Rejected], Fill(mailbox, 3));
    }

    [Fact]
    public async Task EnqueueAsync_FullWithWait_IsAdmittedInOrderAsRoomAppears()
    {
        var mailbox = Make(MailboxOverflow.Wait);
        Fill(mailbox, 2);
        var third = mailbox.EnqueueAsync(new Envelope(2, null), Within.Test).AsTask();
        var fourth = mailbox.EnqueueAsync(new Envelope(3, null), Within.Test).AsTask();

        Assert.False(third.IsCompleted);
        Assert.True(mailbox.TryDequeue(out _));

        Assert.Equal(EnqueueResult.Enqueued, await third.InTimeAsync());
        Assert.False(fourth.IsCompleted);
        Assert.Equal(["1", "2", "3"], Drain(mailbox));
        Assert.Equal(EnqueueResult.Enqueued, await fourth.InTimeAsync());
    }

    [Fact]
    public async Task EnqueueAsync_CancelledWhileWaiting_LeavesItsPlaceToTheNext()
    {
        var mailbox = Make(MailboxOverflow.Wait);
        using var cancel = new CancellationTokenSource();
        Fill(mailbox, 2);
        var third = mailbox.EnqueueAsync(new Envelope(2, null), cancel.Token).AsTask();
        var fourth = mailbox.EnqueueAsync(new Envelope(3, null), Within.Test).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.InTimeAsync());
        Assert.Equal(["0", "1", "3"], Drain(mailbox));
        await fourth.InTimeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Bounded_CapacityNotPositive_Throws(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Mailbox.Bounded(capacity, MailboxOverflow.Reject));

    private Mailbox Make(MailboxOverflow overflow)
    {
        var mailbox = Mailbox.Bounded(2, overflow);
        mailbox.Attach(new Owner(_discarded));
        return mailbox;
    }

    private static EnqueueResult[] Fill(Mailbox mailbox, int count) =>
        [.. Enumerable.Range(0, count).Select(number => mailbox.Enqueue(new Envelope(number, null)))];

    private static List<string> Drain(Mailbox mailbox)
    {
        var drained = new List<string>();
        while (mailbox.TryDequeue(out var envelope)) drained.Add(envelope.Message.ToString()!);
        return drained;
    }

    private sealed class Owner(List<string> discarded) : IMailboxOwner
    {
        public void Wake() { }

        public void Discard(in Envelope envelope, DeadLetterReason reason) => discarded.Add($"{envelope.Message} {reason}");

        public void Ended(ActorCell cell) { }
    }
}
