namespace Akka.GameEvents.Actors.Tests;

public sealed class EventStreamTests
{
    private interface IMarked;

    private class Animal;

    private sealed class Cat : Animal, IMarked;

    [Fact]
    public async Task Publish_SubscribersByBaseTypeAndInterface_AllGetItInOrder()
    {
        await using var kit = new Kit();
        var got = new List<string>();
        using var one = kit.System.EventStream.Subscribe<Animal>(_ => got.Add("base"));
        using var two = kit.System.EventStream.Subscribe<IMarked>(_ => got.Add("interface"));
        using var three = kit.System.EventStream.Subscribe<Cat>(_ => got.Add("type"));
        using var four = kit.System.EventStream.Subscribe<string>(_ => got.Add("another"));

        kit.System.EventStream.Publish(new Cat());
        kit.System.EventStream.Publish(new Animal());

        Assert.Equal(["base", "interface", "type", "base"], got);
    }

    [Fact]
    public async Task Publish_ActorSubscribedByTwoFittingTypes_GetsItOnce()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        kit.System.EventStream.Subscribe<object>(actor);
        foreach (var type in new[] { typeof(string), typeof(string), typeof(IComparable) }) kit.System.EventStream.Subscribe(type, actor);

        kit.System.EventStream.Publish("hello");
        await kit.QuietAsync();

        Assert.Equal(["hello"], kit.Journal.Entries);
    }

    [Fact]
    public async Task Publish_SubscriberThrows_OthersAndThePublisherDoNotNotice()
    {
        await using var kit = new Kit();
        var got = new List<string>();
        var failures = new List<SubscriberFailed>();
        using var one = kit.System.EventStream.Subscribe<string>(_ => throw new FormatException());
        using var two = kit.System.EventStream.Subscribe<string>(got.Add);
        using var three = kit.System.EventStream.Subscribe<SubscriberFailed>(failures.Add);
        using var four = kit.System.EventStream.Subscribe<SubscriberFailed>(_ => throw new FormatException("does not end"));

        kit.System.EventStream.Publish("hello");

        Assert.Equal(["hello"], got);
        Assert.Equal("hello", Assert.Single(failures).Message);
    }

    [Fact]
    public async Task Dispose_InlineSubscription_GetsNoMore()
    {
        await using var kit = new Kit();
        var got = new List<string>();
        var subscription = kit.System.EventStream.Subscribe<string>(got.Add);
        Assert.True(kit.System.EventStream.HasSubscribers(typeof(string)));

        subscription.Dispose();
        kit.System.EventStream.Publish("hello");

        Assert.Empty(got);
        Assert.False(kit.System.EventStream.HasSubscribers(typeof(string)));
    }

    [Fact]
    public async Task Unsubscribe_Actor_GetsNoMoreOfAnyType()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        kit.System.EventStream.Subscribe<string>(actor);
        kit.System.EventStream.Subscribe<Animal>(actor);

        kit.System.EventStream.Unsubscribe(actor);

        Assert.False(kit.System.EventStream.HasSubscribers(typeof(string)));
        Assert.False(kit.System.EventStream.HasSubscribers(typeof(Cat)));
        Assert.Equal(0, ((LocalActorRef)actor).Cell.WatcherCount);
    }

    [Fact]
    public async Task Subscribe_ActorEnds_IsRemoved()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        kit.System.EventStream.Subscribe<string>(actor);

        await kit.System.StopInTimeAsync(actor);
        await kit.QuietAsync();
        Assert.False(kit.System.EventStream.HasSubscribers(typeof(string)));

        kit.System.EventStream.Subscribe<string>(actor);
        Assert.False(kit.System.EventStream.HasSubscribers(typeof(string)));
    }

    [Fact]
    public async Task Publish_DeadSubscriberToDeadLetters_Ends()
    {
        await using var kit = new Kit();
        var actor = kit.Spawn();
        kit.System.EventStream.Subscribe<object>(actor);
        var release = await kit.HoldAsync(actor);
        actor.Do(self => self.Context.StopSelf());
        kit.System.EventStream.Publish("one");
        kit.System.EventStream.Publish("two");

        release.SetResult();
        await kit.QuietAsync();

        Assert.Equal(["one ActorEnded", "two ActorEnded"], kit.DeadLetters.Entries);
    }

    [Fact]
    public async Task Publish_TypeSeenBefore_AllocatesNothing()
    {
        await using var kit = new Kit();
        var got = 0;
        object message = new Cat();
        using var one = kit.System.EventStream.Subscribe<Animal>(_ => got++);
        using var two = kit.System.EventStream.Subscribe<IMarked>(_ => got++);
        kit.System.EventStream.Publish(message);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) kit.System.EventStream.Publish(message);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2002, got);
    }

    [Fact]
    public async Task Subscribe_WhileOthersPublish_LosesNobody()
    {
        await using var kit = new Kit();
        var steady = 0;
        using var one = kit.System.EventStream.Subscribe<string>(_ => Interlocked.Increment(ref steady));
        const int Each = 2000;

        await Task.WhenAll(
            Task.Run(() => Repeat(() => kit.System.EventStream.Publish("hello")), Within.Test),
            Task.Run(() => Repeat(() => kit.System.EventStream.Publish("hello")), Within.Test),
            Task.Run(() => Repeat(() => kit.System.EventStream.Subscribe<string>(_ => { }).Dispose()), Within.Test),
            Task.Run(() => Repeat(() => kit.System.EventStream.Subscribe<string>(_ => { }).Dispose()), Within.Test));

        Assert.Equal(2 * Each, steady);

        static void Repeat(Action action)
        {
            for (var i = 0; i < Each; i++) action();
        }
    }
}
