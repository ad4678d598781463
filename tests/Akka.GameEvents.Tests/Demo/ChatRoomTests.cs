using Akka.GameEvents.Samples.Chat;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class ChatRoomTests
{
    private static Task<TestConnection<ChatRoom>> JoinAsync(GameTestKit kit, string name) => kit.ConnectAsync<ChatRoom>("general", new { name });

    [Fact]
    public async Task SendMessage_TwoJoined_ReachesEveryoneAndIsReturned()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        var bob = await JoinAsync(kit, "Bob");
        await ann.ExpectEventAsync("userJoined", new { id = bob.Id, name = "Bob" });

        var message = await ann.CallAsync(room => room.SendMessage("Ann", "Hello everyone!"));

        Assert.Equal(("Ann", "Hello everyone!", kit.Time.GetUtcNow()), (message.User, message.Text, message.At));
        var payload = new { id = message.Id, user = "Ann", text = "Hello everyone!", at = message.At };
        await ann.ExpectEventAsync("messageReceived", payload);
        await bob.ExpectEventAsync("messageReceived", payload);
        await bob.ExpectNoEventAsync();
    }

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public async Task SendMessage_LongText_IsRefusedBeyondTheLimit(int length, bool fits)
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");

        var call = ann.CallAsync(room => room.SendMessage("Ann", new string('x', length)));

        if (fits) await call;
        else await Refused.WithAsync("bad_args", call);
    }

    [Fact]
    public async Task DeleteMessage_OneOfTwo_IsToldAndIsGoneFromTheSnapshot()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        var first = await ann.CallAsync(room => room.SendMessage("Ann", "first"));
        var second = await ann.CallAsync(room => room.SendMessage("Ann", "second"));

        await ann.CallAsync(room => room.DeleteMessage(first.Id));

        await ann.FishForEventAsync<MessageDeleted>(deleted => deleted.MessageId == first.Id);
        Assert.Equal([second], (await JoinAsync(kit, "Bob")).SnapshotAs<RoomView>().Messages);
    }

    [Fact]
    public async Task SendPrivateMessage_ToOne_ReachesThatOneOnly()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        var bob = await JoinAsync(kit, "Bob");
        await ann.ExpectEventAsync<UserJoined>();

        await ann.CallAsync(room => room.SendPrivateMessage(bob.Id, "psst"));

        await bob.ExpectEventAsync("privateMessage", new { from = "Ann", text = "psst" });
        await ann.ExpectNoEventAsync();
        await Refused.WithAsync("app.no_such_connection", ann.CallAsync(room => room.SendPrivateMessage("c_nobody", "psst")));
    }

    [Fact]
    public async Task RequestJoin_Anyone_IsApprovedToTheCallerOnly()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        var bob = await JoinAsync(kit, "Bob");

        await bob.CallAsync(room => room.RequestJoin());

        await bob.ExpectEventAsync("joinRequestApproved", new { });
        await ann.ExpectEventAsync<UserJoined>();
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Disconnect_OneOfTwo_IsToldToTheOther()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        var bob = await JoinAsync(kit, "Bob");
        await ann.ExpectEventAsync<UserJoined>();

        await bob.DisconnectAsync();

        await ann.ExpectEventAsync("userLeft", new { id = bob.Id, name = "Bob" });
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Snapshot_ManyMessages_HasTheLastHundredAndEveryone()
    {
        await using var kit = Demo.Start();
        var ann = await JoinAsync(kit, "Ann");
        for (var i = 0; i < 105; i++) await ann.CallAsync(room => room.SendMessage("Ann", $"{i}"));

        var bob = await kit.ConnectAsync<ChatRoom>("general", new { name = "Bob" }, Demo.Guest);

        var view = bob.SnapshotAs<RoomView>();
        Assert.Equal(Enumerable.Range(5, 100).Select(i => $"{i}"), view.Messages.Select(m => m.Text));
        Assert.Equal([new UserJoined(ann.Id, "Ann"), new UserJoined(bob.Id, "Bob")], view.Users);
        await bob.CallAsync(room => room.SendMessage("Bob", "guests may talk"));
    }
}
