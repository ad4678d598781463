namespace Akka.GameEvents.TestKit.Tests.Api;

public class ChatRoomTests
{
    [Fact] public async Task SendPrivateMessage_TwoJoined_ReachesItsTargetOnly()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<ChatRoom>());
        var ann = await kit.ConnectAsync<ChatRoom>("general", new Member("Ann"));
        var bob = await kit.ConnectAsync<ChatRoom>("general", new Member("Bob"));
        await ann.ExpectEventAsync(new UserJoined(bob.Id, "Bob"));
        await ann.CallAsync(room => room.SendPrivateMessage(bob.Id, "psst"));   // still goes through JSON binding
        await bob.ExpectEventAsync(new PrivateMessage("Ann", "psst"));
        await ann.ExpectNoEventAsync();                                  // every mailbox is empty, no turn runs: proved, not waited for
        await ann.CallAsync(room => room.RemindMe("tea", 60));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(60));                // settles, then moves time
        await ann.ExpectEventAsync(new Reminder("tea"));
    }
}
