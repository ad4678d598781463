namespace Akka.GameEvents.Actors.Tests;

public sealed class ActorNameTests
{
    [Fact]
    public async Task Path_OfAChild_IsBelowItsParent()
    {
        await using var kit = new Kit();
        var parent = kit.Spawn("game");
        ActorRef? named = null, unnamed = null, seenParent = null;
        parent.Do(self =>
        {
            named = self.Context.ActorOf(Props.Create(() => new TestActor
            {
                OnPreStart = child =>
                {
                    seenParent = child.Context.Parent;
                    return default;
                },
            }), "chatRoom%2Fgeneral");
            unnamed = self.Context.ActorOf(Props.Create<TestActor>());
        });
        await kit.QuietAsync();

        Assert.Equal("/game/chatRoom%2Fgeneral", named!.Path);
        Assert.Equal("/game/$1", unnamed!.Path);
        Assert.Same(parent, seenParent);
    }

    [Fact]
    public async Task Parent_AtTheTop_IsNull()
    {
        await using var kit = new Kit();

        kit.Spawn().Do(self => kit.Journal.Add(self.Context.Parent is null ? "none" : "some"));

        Assert.Equal(["none"], await kit.Journal.WaitForAsync(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("$1")]
    public async Task ActorOf_MalformedName_Throws(string name)
    {
        await using var kit = new Kit();

        Assert.Throws<InvalidActorNameException>(() => kit.Spawn(name));
    }

    [Fact]
    public async Task ActorOf_NameTaken_Throws()
    {
        await using var kit = new Kit();
        kit.Spawn("one");

        Assert.Throws<InvalidActorNameException>(() => kit.Spawn("one"));
    }

    [Fact]
    public async Task ActorOf_SharedMailbox_Throws()
    {
        await using var kit = new Kit();
        var mailbox = Mailbox.Unbounded();
        kit.Spawn(with: props => props with { Mailbox = () => mailbox });

        Assert.Throws<InvalidOperationException>(() => kit.Spawn(with: props => props with { Mailbox = () => mailbox }));
    }

    [Fact]
    public async Task ActorOf_SystemTerminated_IsDead()
    {
        var kit = new Kit();
        await kit.DisposeAsync();

        var late = kit.Spawn();

        Assert.Equal(TellResult.Dead, late.Tell("hello"));
        await Assert.ThrowsAsync<ActorDeadException>(() => late.AskInTimeAsync<string>("hello"));
    }

    [Fact]
    public async Task Context_InTheConstructor_Throws()
    {
        await using var kit = new Kit(SupervisionDirective.Stop);

        kit.Spawn(make: () =>
        {
            var actor = new TestActor();
            _ = actor.Context;
            return actor;
        });

        Assert.Equal(["InvalidOperationException Stop"], await kit.Failures.WaitForAsync(1));
    }
}
