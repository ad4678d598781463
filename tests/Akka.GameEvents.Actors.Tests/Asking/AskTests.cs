namespace Akka.GameEvents.Actors.Tests;

public sealed class AskTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task AskAsync_Replied_CompletesWithTheReply()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn(make: Replying(message => message));

        Assert.Equal("hello", await asked.AskInTimeAsync<string>("hello"));
    }

    [Fact]
    public async Task AskAsync_RepliedWithFailure_FailsWithItsCause()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn(make: Replying(_ => new Status.Failure(new FormatException("no"))));

        Assert.Equal("no", (await Assert.ThrowsAsync<FormatException>(() => asked.AskInTimeAsync<object>("hello"))).Message);
    }

    [Fact]
    public async Task AskAsync_RepliedWithAnotherType_FailsNamingBoth()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn(make: Replying(_ => 1));

        var error = await Assert.ThrowsAsync<InvalidCastException>(() => asked.AskInTimeAsync<string>("hello"));

        Assert.Contains("System.Int32", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.String", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_NoReplyInTime_TimesOutAndLaterReplyIsADeadLetter()
    {
        await using var kit = new Kit();
        ActorRef? sender = null;
        var asked = kit.Spawn(make: () => new TestActor
        {
            OnReceive = (self, _) =>
            {
                sender = self.Sender;
                return default;
            },
        });
        var answer = asked.AskAsync<string>("hello", Second, Within.Test);

        await kit.AdvanceAsync(Second - TimeSpan.FromTicks(1));
        Assert.False(answer.IsCompleted);
        await kit.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Same(asked, (await Assert.ThrowsAsync<AskTimeoutException>(() => answer.InTimeAsync())).Actor);
        Assert.Equal(TellResult.Dead, sender!.Tell("late"));
        Assert.Equal(["late AskEnded"], kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task AskAsync_Replied_LeavesNoTimer()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn(make: Replying(message => message));

        await asked.AskAsync<string>("hello", Second, Within.Test);

        Assert.Equal(0, kit.Time.ActiveTimers);
    }

    [Fact]
    public async Task AskAsync_Cancelled_IsCancelled()
    {
        await using var kit = new Kit();
        using var cancel = new CancellationTokenSource();
        var answer = kit.Spawn().AskAsync<string>("hello", Second, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.InTimeAsync());
    }

    [Fact]
    public async Task AskAsync_DeadActor_FailsAtOnce()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn();
        await kit.System.StopInTimeAsync(asked);

        var answer = asked.AskAsync<string>("hello", Second, Within.Test);

        Assert.Same(asked, (await Assert.ThrowsAsync<ActorDeadException>(() => answer)).Actor);
        Assert.Equal(["hello ActorEnded"], kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task AskAsync_ActorEndsBeforeItComesToTheMessage_FailsAtOnce()
    {
        await using var kit = new Kit();
        var asked = kit.Spawn();
        var release = await kit.HoldAsync(asked);
        asked.Do(self => self.Context.StopSelf());
        var answer = asked.AskAsync<string>("hello", Second, Within.Test);

        release.SetResult();

        await Assert.ThrowsAsync<ActorDeadException>(() => answer.InTimeAsync());
    }

    [Theory]
    [InlineData(MailboxOverflow.Reject)]
    [InlineData(MailboxOverflow.DropNewest)]
    [InlineData(MailboxOverflow.Wait)]
    public async Task AskAsync_MailboxFull_FailsAtOnce(MailboxOverflow overflow)
    {
        await using var kit = new Kit();
        var asked = await FullAsync(kit, overflow);

        await Assert.ThrowsAsync<MailboxFullException>(() => asked.AskAsync<string>("second", Second, Within.Test));
    }

    [Fact]
    public async Task AskAsync_DroppedAsOldest_FailsAtOnce()
    {
        await using var kit = new Kit();
        var asked = await FullAsync(kit, MailboxOverflow.DropOldest);
        var answer = asked.AskAsync<string>("second", Second, Within.Test);

        asked.Tell("third");

        await Assert.ThrowsAsync<MailboxFullException>(() => answer.InTimeAsync());
    }

    private static Func<TestActor> Replying(Func<object, object> reply) => () => new TestActor
    {
        OnReceive = (self, message) =>
        {
            self.Context.Reply(reply(message));
            return default;
        },
    };

    /// <summary>An actor in a turn that ends with the test, and one message in its mailbox for one.</summary>
    private static async Task<ActorRef> FullAsync(Kit kit, MailboxOverflow overflow)
    {
        var actor = kit.Spawn(with: props => props with { Mailbox = () => Mailbox.Bounded(1, overflow) });
        await kit.HoldAsync(actor);
        actor.Tell("first");
        return actor;
    }
}
