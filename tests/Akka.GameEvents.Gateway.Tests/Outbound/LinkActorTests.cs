using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Outbound;

public sealed class LinkActorTests : IAsyncDisposable, ILinkActorOwner
{
    private readonly DropCounter _counts = new();
    private readonly HeldOutput _output = new();
    private readonly ActorSystem _system = ActorSystem.Create("test");
    private readonly OutboundMailbox _mailbox;
    private readonly ActorRef _actor;
    private readonly TaskCompletionSource _ended = new();

    public LinkActorTests()
    {
        _mailbox = new OutboundMailbox(new LinksOptions(), new OutboundBudget(long.MaxValue), _output, _counts.Metrics);
        _actor = _system.ActorOf(
            Props.Create(() => new LinkActor(_mailbox, _output, _counts.Metrics, this)) with { Mailbox = () => _mailbox });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    void ILinkActorOwner.HasRoom()
    {
    }

    void ILinkActorOwner.ActorEnded() => _ended.SetResult();

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        _counts.Dispose();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Turn_ManyQueuedBehindABlockedWrite_WritesThemInOne()
    {
        _output.Block();
        _actor.Tell(Frames.Required("first"));
        await WrittenAsync(1);
        for (var i = 0; i < 100; i++)
            _actor.Tell(Frames.Required($"{i}"));

        _output.Release();
        await WrittenAsync(2);

        Assert.Equal(string.Concat(Enumerable.Range(0, 100).Select(i => Wire($"{i}"))), _output.Writes[1]);
        _actor.Tell(LinkClosing.Lost);
        await _ended.Task.WaitAsync(Stop);
        Assert.Equal(101, _counts["gameevents.links.sent.frames"]);
        Assert.Equal(_output.BytesSent, _counts["gameevents.links.sent.bytes"]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Turn_MoreThanOneWriteHolds_SplitsBetweenFrames()
    {
        _output.Block();
        _actor.Tell(Frames.Required("first"));
        await WrittenAsync(1);
        string[] payloads = ["a", new('b', 40_000), new('c', 40_000), "d", new('e', 70_000), "f"];
        foreach (var payload in payloads)
            _actor.Tell(Frames.Required(payload));
        var closing = LinkClosing.ByServer(CloseCode.GoingAway, "Restart.");
        _actor.Tell(closing);

        _output.Release();
        await _ended.Task.WaitAsync(Stop);

        Assert.Equal(string.Concat(payloads.Select(Wire)) + System.Text.Encoding.Latin1.GetString(closing.LastBytes.Span), string.Concat(_output.Writes.Skip(1)));
        Assert.All(_output.Writes.Skip(1), write => Assert.Equal('\x81', write.FirstOrDefault('\x81')));
        Assert.True(_output.IsClosed);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Turn_WriteFails_DropsTheRestAndStops()
    {
        _output.Block();
        _actor.Tell(Frames.Required("first"));
        await WrittenAsync(1);
        _actor.Tell(Frames.Required("second"));

        _output.Release(written: false);
        await _ended.Task.WaitAsync(Stop);

        Assert.Single(_output.Writes);
        Assert.Equal(LinkClosing.Lost, _mailbox.Closing);
        Assert.Equal(1, _counts["closed"]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Turn_Ping_GoesOutBehindTheRest()
    {
        _output.Block();
        _actor.Tell(Frames.Required("first"));
        await WrittenAsync(1);
        _actor.Tell(LinkPing.Instance);
        _actor.Tell(Frames.Required("second"));

        _output.Release();
        await WrittenAsync(2);

        Assert.Equal(Wire("second") + "\x89\0", _output.Writes[1]);
    }

    private static string Wire(string payload) => System.Text.Encoding.Latin1.GetString(Frames.Of(payload).WebSocket.Span);

    private Task WrittenAsync(int count) => Until.TrueAsync(() => _output.Writes.Count >= count);
}
