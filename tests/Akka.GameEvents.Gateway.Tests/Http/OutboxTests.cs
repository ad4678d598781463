using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Http;

public class OutboxTests
{
    private const int Room = 10;
    private readonly Outbox _outbox = new(new LinksOptions { OutboundMaxFrames = Room }, new OutboundBudget(1024 * 1024));

    public OutboxTests()
    {
        for (var i = 0; i < Room; i++) Assert.True(_outbox.TryAdd(Message(), forgettable: 0));
        _outbox.Give(0, Room);
    }

    [Fact]
    public void TryAdd_FullAndNothingMayBeForgotten_IsRefused()
    {
        Assert.False(_outbox.HasRoom(forgettable: 0));
        Assert.False(_outbox.TryAdd(Message(), forgettable: 0));
    }

    [Fact]
    public void TryAdd_Full_ForgetsWhatTheStreamOfNowWasGivenAndNothingElse()
    {
        // An earlier stream was given ten messages, and broke off; the one of now begins again from the second.
        Assert.True(_outbox.TryAdd(Message(), forgettable: 2));

        Assert.InRange(_outbox.Confirmed, 1, 2);
        Assert.Equal(9, _outbox.Give(2, Room).Count);
    }

    [Fact]
    public void HasRoom_OfWhatMayBeForgotten_IsAsMuchAsThatLeaves()
    {
        Assert.False(_outbox.HasRoom(forgettable: 4));
        Assert.True(_outbox.HasRoom(forgettable: 5));
        Assert.True(_outbox.HasRoom(forgettable: Room));
    }

    [Fact]
    public void TryAdd_LatestBehindASnapshot_DoesNotOvertakeIt()
    {
        _outbox.Confirm(Room);
        Outgoing[] items = [Outgoing.Latest(Frame(1), "a"), Outgoing.Snapshot(Frame(2)), Outgoing.Latest(Frame(3), "a"), Outgoing.Latest(Frame(4), "a")];

        Assert.All(items, item => Assert.True(_outbox.TryAdd(item, forgettable: 0)));

        Assert.Equal([items[0], items[1], items[3]], _outbox.Give(Room, Room));
    }

    private static Frame Frame(long id) => ServerMessages.Ok(id);

    private static Outgoing Message() => Outgoing.Required(ServerMessages.Ok(1));
}
