namespace Akka.GameEvents.Actors.Tests;

public sealed class AskTests
{
    [Fact]
    public async Task AskAsync_Replied_CompletesWithTheReply()
    {
        await using var system = ActorSystem.Create("test");
        var echo = system.ActorOf(Props.Create(() => new TestActor
        {
            OnReceive = (self, message) =>
            {
                self.Context.Reply(message);
                return default;
            },
        }), "echo");

        Assert.Equal("hello", await echo.AskInTimeAsync<string>("hello"));
        Assert.Equal("/echo", echo.Path);
    }
}
