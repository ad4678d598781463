using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Outbound;

public sealed class OutboundMailboxTests : IDisposable
{
    private readonly DropCounter _counts = new();
    private readonly HeldOutput _output = new();

    public void Dispose() => _counts.Dispose();

    [Fact]
    public void TryDequeue_SeveralQueued_HandsOutOneBatchInOrder()
    {
        var mailbox = Make();
        for (var i = 0; i < 5; i++)
            Put(mailbox, Frames.Required($"{i}"));

        Assert.Equal(["0", "1", "2", "3", "4"], Take(mailbox));
        Assert.False(mailbox.TryDequeue(out _));
        Assert.Equal(0, mailbox.Count);
    }

    [Fact]
    public void TryDequeue_FilledAgainWhileItsBatchIsWritten_LeavesTheBatchAlone()
    {
        var mailbox = Make();
        Put(mailbox, Frames.Required("0"));
        Assert.True(mailbox.TryDequeue(out var first));
        Put(mailbox, Frames.Required("1"));

        Assert.Equal(["0"], PayloadsOf(first));
        Assert.Equal(["1"], Take(mailbox));
    }

    [Fact]
    public void Enqueue_LatestOfAQueuedKey_TakesItsPlace()
    {
        var mailbox = Make();
        Put(mailbox, Outgoing.Latest(Frames.Of("a1"), "a"));
        Put(mailbox, Frames.Required("x"));
        Put(mailbox, Outgoing.Latest(Frames.Of("b1"), "b"));
        Put(mailbox, Outgoing.Latest(Frames.Of("a2"), "a"));
        Put(mailbox, Outgoing.Latest(Frames.Of("a3 is longer"), "a"));

        Assert.Equal(["a3 is longer", "x", "b1"], Take(mailbox));
        Assert.Equal(2, _counts["latest"]);
    }

    [Fact]
    public void Enqueue_LatestBehindASnapshot_DoesNotOvertakeIt()
    {
        var mailbox = Make();
        Put(mailbox, Outgoing.Latest(Frames.Of("a1"), "a"));
        Put(mailbox, Outgoing.Snapshot(Frames.Of("a is at 2")));
        Put(mailbox, Outgoing.Latest(Frames.Of("a3"), "a"));
        Put(mailbox, Outgoing.Latest(Frames.Of("a4"), "a"));

        Assert.Equal(["a1", "a is at 2", "a4"], Take(mailbox));
    }

    [Fact]
    public void Enqueue_LatestOfAKeyThatIsBeingWritten_IsQueued()
    {
        var mailbox = Make();
        Put(mailbox, Outgoing.Latest(Frames.Of("a1"), "a"));
        mailbox.TryDequeue(out _);
        Put(mailbox, Outgoing.Latest(Frames.Of("a2"), "a"));
        Put(mailbox, Outgoing.Latest(Frames.Of("a3"), "a"));

        Assert.Equal(["a3"], Take(mailbox));
    }

    [Fact]
    public void Enqueue_LatestWhenFull_StillReplaces()
    {
        var mailbox = Make(new LinksOptions { OutboundMaxFrames = 2 });
        Put(mailbox, Outgoing.Latest(Frames.Of("a1"), "a"));
        Put(mailbox, Frames.Required("x"));

        Put(mailbox, Outgoing.Latest(Frames.Of("a2"), "a"));

        Assert.Null(mailbox.Closing);
        Assert.Equal(["a2", "x"], Take(mailbox));
    }

    [Fact]
    public void Enqueue_VolatileWhileTheOutputIsBlocked_IsDropped()
    {
        var mailbox = Make();
        _output.Block();

        Assert.Equal(EnqueueResult.DroppedNewest, mailbox.Enqueue(new Envelope(Outgoing.Volatile(Frames.Of("v")), null)));
        _output.Release();
        Put(mailbox, Outgoing.Volatile(Frames.Of("w")));

        Assert.Equal(["w"], Take(mailbox));
        Assert.Equal(1, _counts["volatile"]);
    }

    [Fact]
    public void Enqueue_VolatileOverHalfTheFrames_IsDroppedAndTheLinkStays()
    {
        var mailbox = Make(new LinksOptions { OutboundMaxFrames = 10 });
        for (var i = 0; i < 20; i++)
            mailbox.Enqueue(new Envelope(Outgoing.Volatile(Frames.Of($"{i}")), null));

        Assert.Null(mailbox.Closing);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], Take(mailbox));
        Assert.Equal(14, _counts["volatile"]);
    }

    [Theory]
    [InlineData(10, 1_000_000)]
    [InlineData(1000, 1000)]
    public void Enqueue_OverTheBudget_IsRejectedAndWhatWaitsStays(int maxFrames, int maxBytes)
    {
        var mailbox = Make(new LinksOptions { OutboundMaxFrames = maxFrames, OutboundMaxBytes = maxBytes });
        var frame = Frames.Required(new string('x', 50));
        var fits = Math.Min(maxFrames, maxBytes / frame.Bytes);
        for (var i = 0; i < fits; i++)
            Put(mailbox, frame);

        Assert.Equal(EnqueueResult.Rejected, mailbox.Enqueue(new Envelope(frame, null)));

        Assert.Null(mailbox.Closing);
        Assert.Equal(fits, Take(mailbox).Count);
    }

    [Fact]
    public void Written_SomebodyFoundNoRoom_TellsOnceThereIsSome()
    {
        var mailbox = Make(new LinksOptions { OutboundMaxFrames = 4 });
        for (var i = 0; i < 4; i++)
            Put(mailbox, Frames.Required($"{i}"));
        Assert.False(mailbox.TryClaimRoom());
        Assert.False(mailbox.HasNewRoom());

        Take(mailbox);

        Assert.True(mailbox.Written());
        Assert.True(mailbox.TryClaimRoom());
        Assert.False(mailbox.HasNewRoom());
    }

    [Fact]
    public void Enqueue_WhileABatchIsWritten_CountsItAgainstTheBudget()
    {
        var mailbox = Make(new LinksOptions { OutboundMaxFrames = 4 });
        for (var i = 0; i < 3; i++)
            Put(mailbox, Frames.Required($"{i}"));
        mailbox.TryDequeue(out _);
        Put(mailbox, Frames.Required("3"));

        Assert.Equal(EnqueueResult.Rejected, mailbox.Enqueue(new Envelope(Frames.Required("4"), null)));
    }

    [Fact]
    public void Enqueue_FrameLargerThanTheBudget_IsRefusedAndTheLinkStays()
    {
        var mailbox = Make(new LinksOptions { OutboundMaxBytes = 1000 });

        Assert.Equal(EnqueueResult.Rejected, mailbox.Enqueue(new Envelope(Frames.Required(new string('x', 1000)), null)));
        Assert.Null(mailbox.Closing);
    }

    [Fact]
    public void Enqueue_TotalUsedUp_RejectsForTheLinkThatLagsAndNoOther()
    {
        var total = new OutboundBudget(100_000);
        var slow = Make(total: total);
        var quick = Make(total: total);
        var frame = Frames.Required(new string('x', 1000));
        while (slow.Enqueue(new Envelope(frame, null)) == EnqueueResult.Enqueued)
        {
            Put(quick, frame);
            Take(quick);
            Assert.InRange(total.ReservedBytes, 0, 100_000);
        }

        Put(quick, frame);
        Take(slow);
        slow.Written();
        Assert.Equal(0, total.ReservedBytes);
    }

    [Fact]
    public void Written_Backlog_GivesTheTotalBack()
    {
        var total = new OutboundBudget(100_000);
        var mailbox = Make(total: total);
        for (var i = 0; i < 50; i++)
            Put(mailbox, Frames.Required(new string('x', 1000)));
        Assert.Equal(48 * 1024, total.ReservedBytes);

        mailbox.TryDequeue(out _);
        Assert.NotEqual(0, total.ReservedBytes);
        mailbox.Written();

        Assert.Equal(0, total.ReservedBytes);
    }

    [Fact]
    public void Enqueue_Closing_IsTheLastOfItsBatchAndTheFirstDecides()
    {
        var mailbox = Make();
        Put(mailbox, Frames.Required("0"));
        var closing = LinkClosing.ByServer(CloseCode.Replaced, "Another link took over.");
        mailbox.Enqueue(new Envelope(closing, null));
        mailbox.Enqueue(new Envelope(LinkClosing.SlowConsumer, null));

        Assert.Equal(EnqueueResult.Rejected, mailbox.Enqueue(new Envelope(Frames.Required("late"), null)));
        Assert.True(mailbox.TryDequeue(out var envelope));
        Assert.Equal(["0"], PayloadsOf(envelope));
        Assert.Same(closing, ((OutboundBatch)envelope.Message).Closing);
        Assert.False(mailbox.TryDequeue(out _));
    }

    private OutboundMailbox Make(LinksOptions? options = null, OutboundBudget? total = null) =>
        new(options ?? new LinksOptions(), total ?? new OutboundBudget(long.MaxValue), _output, _counts.Metrics);

    private static void Put(OutboundMailbox mailbox, Outgoing outgoing) =>
        Assert.Equal(EnqueueResult.Enqueued, mailbox.Enqueue(new Envelope(outgoing, null)));

    private static List<string> Take(OutboundMailbox mailbox)
    {
        Assert.NotEqual(0, mailbox.Count);
        Assert.True(mailbox.TryDequeue(out var envelope));
        var payloads = PayloadsOf(envelope);
        ((OutboundBatch)envelope.Message).Clear();
        return payloads;
    }

    private static List<string> PayloadsOf(Envelope envelope)
    {
        var batch = (OutboundBatch)envelope.Message;
        return [.. Enumerable.Range(0, batch.Count).Select(i => Frames.PayloadOf(Frames.TextOf(batch.Piece(i))))];
    }
}
