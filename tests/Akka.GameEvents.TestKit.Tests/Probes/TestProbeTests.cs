using Akka.GameEvents.Actors;

namespace Akka.GameEvents.TestKit.Tests.Probes;

public class TestProbeTests
{
    private sealed record Question(string Text);

    private sealed class Parrot : Actor
    {
        protected override ValueTask ReceiveAsync(object message)
        {
            Context.Reply(message);
            return default;
        }
    }

    private static GameTestKit Start() => GameTestKit.Start(static _ => { });

    [Fact]
    public async Task ExpectMsg_AReply_IsTaken()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe("probe");
        var parrot = kit.System.ActorOf(Props.Create<Parrot>(), "parrot");

        parrot.Tell(new Question("Polly?"), probe.Ref);
        parrot.Tell("again", probe.Ref);

        Assert.Equal("Polly?", (await probe.ExpectMsgAsync<Question>()).Text);
        Assert.Equal(parrot, probe.LastSender);
        await probe.ExpectMsgAsync("again");
        await probe.ExpectNoMsgAsync();
        Assert.Equal("/probe", probe.Ref.Path);
    }

    [Fact]
    public async Task ExpectMsg_AnotherCame_FailsSayingWhat()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe("probe");
        probe.Ref.Tell(new Question("one"));
        probe.Ref.Tell(2);
        kit.Limit = TimeSpan.FromMilliseconds(20);

        var wrong = await Assert.ThrowsAsync<ExpectationException>(() => probe.ExpectMsgAsync(new Question("other")));
        var more = await Assert.ThrowsAsync<ExpectationException>(probe.ExpectNoMsgAsync);
        await probe.ExpectMsgAsync(2);
        var none = await Assert.ThrowsAsync<ExpectationException>(() => probe.ExpectMsgAsync<string>());

        Assert.Contains("/probe expected Question { Text = other }, but got Question { Text = one }. After it came 2", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("expected no message, but came 2", more.Message, StringComparison.Ordinal);
        Assert.Contains("expected a String, but nothing came", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FishForMessage_AmongOthers_SkipsThem()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe();
        foreach (var message in new object[] { 1, "two", 3, "four" }) probe.Ref.Tell(message);

        Assert.Equal(3, await probe.FishForMessageAsync<int>(n => n > 1));
        Assert.Equal("four", await probe.FishForMessageAsync<string>());
    }

    [Fact]
    public async Task Reply_ToAnAsk_AnswersIt()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe();
        await Assert.ThrowsAsync<InvalidOperationException>(() => probe.ReplyAsync("to nobody"));

        var answer = probe.Ref.AskAsync<string>(new Question("Name?"), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await probe.ExpectMsgAsync<Question>();
        await probe.ReplyAsync("Polly");

        Assert.Equal("Polly", await answer);
    }

    [Fact]
    public async Task Subscribe_DeadLetters_AreToldToTheProbe()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe().Subscribe<DeadLetter>();

        kit.System.DeadLetters.Tell("lost");

        Assert.Equal("lost", (await probe.ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task ExpectNoMsg_LongChainsOfMessages_IsDecidedAfterTheLast()
    {
        await using var kit = Start();
        var probe = kit.CreateProbe();
        for (var round = 0; round < 50; round++)
        {
            kit.System.ActorOf(Props.Create(() => new Relay(probe.Ref))).Tell(200);
            var error = await Assert.ThrowsAsync<ExpectationException>(probe.ExpectNoMsgAsync);
            Assert.Contains("arrived", error.Message, StringComparison.Ordinal);
            await probe.ExpectMsgAsync("arrived");
        }
    }

    /// <summary>Tells itself the number below, with an await in between, and the probe at the end.</summary>
    private sealed class Relay(ActorRef end) : Actor
    {
        protected override async ValueTask ReceiveAsync(object message)
        {
            await Task.Yield();
            if (message is 0) end.Tell("arrived");
            else Self.Tell((int)message - 1);
        }
    }
}
