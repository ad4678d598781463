namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>The client as its users get it, against the server as its users start it.</summary>
public sealed class RealServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private sealed record Member(string Name);

    private sealed record MessageReceived(string Id, string User, string Text, DateTimeOffset At);

    private sealed record PrivateMessage(string From, string Text);

    private sealed record UserJoined(string Id, string Name);

    private sealed record View(MessageReceived[] Messages, UserJoined[] Users);

    private sealed record Changed(long Value);

    [Fact]
    public async Task Chat_TwoClients_HearEachOther()
    {
        await using var ann = new GameClient(server.Url);
        await using var bob = new GameClient(server.Url);
        await using var here = ann.Actor("chatRoom", "two clients").Connect(new Member("Ann"));
        var (messages, joined) = (new Next<MessageReceived>(), new Next<UserJoined>());
        here.On<MessageReceived>(messages.Put);
        here.On<UserJoined>(joined.Put);
        var first = await here.ReadyAsync<View>();
        await using var there = bob.Actor("chatRoom", "two clients").Connect(new Member("Bob"));
        Assert.Equal("Bob", (await joined.TakeAsync()).Name);

        var mine = await there.CallAsync<MessageReceived>("sendMessage", "Bob", "Hello everyone! é😀");

        Assert.Equal(mine, await messages.TakeAsync());
        Assert.Empty(first.Messages);
        Assert.Equal(["Ann", "Bob"], (await there.ReadyAsync<View>()).Users.Select(user => user.Name).Order());
    }

    [Fact]
    public async Task PrivateMessage_ToOne_ReachesItsTargetOnly()
    {
        await using var ann = new GameClient(server.Url);
        await using var bob = new GameClient(server.Url);
        var (toAnn, toBob) = (new Next<PrivateMessage>(), new Next<PrivateMessage>());
        await using var here = ann.Actor("chatRoom", "private").Connect(new Member("Ann"), room => room.On<PrivateMessage>(toAnn.Put));
        await using var there = bob.Actor("chatRoom", "private").Connect(new Member("Bob"), room => room.On<PrivateMessage>(toBob.Put));
        var target = (await there.ReadyAsync()).Id;

        await here.CallAsync("sendPrivateMessage", target, "psst");
        await here.CallAsync("sendPrivateMessage", (await here.ReadyAsync()).Id, "to myself");

        Assert.Equal(new PrivateMessage("Ann", "psst"), await toBob.TakeAsync());
        Assert.Equal(new PrivateMessage("Ann", "to myself"), await toAnn.TakeAsync());
        var unknown = await Assert.ThrowsAsync<GameError>(() => here.CallAsync("sendPrivateMessage", "c_nobody", "psst"));
        Assert.Equal("app.no_such_connection", unknown.Code);
    }

    [Fact]
    public async Task Call_WithoutConnection_RunsAndErrorsCarryTheirCodes()
    {
        await using var client = new GameClient(server.Url);
        var counter = client.Actor("counter", "one shot");
        Assert.Equal(3, await counter.CallAsync<long>("increment", 3));
        Assert.Equal(3, await counter.Existing().CallAsync<long>("get"));
        Assert.Equal("app.refused", (await Assert.ThrowsAsync<GameError>(() => counter.CallAsync("incrementAndFail", 1))).Code);
        Assert.Equal(GameErrorCodes.ActionUnknown, (await Assert.ThrowsAsync<GameError>(() => counter.CallAsync("fly"))).Code);
        var badArgs = await Assert.ThrowsAsync<GameError>(() => counter.CallAsync("increment", "three"));
        Assert.Equal((GameErrorCodes.BadArgs, true), (badArgs.Code, badArgs.Data.HasValue));
        var crash = await Assert.ThrowsAsync<GameError>(() => counter.CallAsync("crash"));
        Assert.Equal(GameErrorCodes.InternalError, crash.Code);
        Assert.DoesNotContain("secret", crash.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_TimeoutAndCancellation_GiveUpASlowAction()
    {
        await using var client = new GameClient(server.Url);
        var counter = client.Actor("counter", "slow");
        var late = await Assert.ThrowsAsync<GameError>(() => counter.CallAsync("sleep", [600], TimeSpan.FromMilliseconds(50)));
        Assert.Equal(GameErrorCodes.ActionTimeout, late.Code);
        using var stop = new CancellationTokenSource();
        var call = counter.CallAsync("sleep", [600], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Crash_AndStartAgain_ComesBackWithGapAndWhatWaited()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        await using var client = new GameClient(own.Url);
        var told = new Next<string>();
        await using var counter = client.Actor("counter", "here").Connect(subscribe: room =>
        {
            room.Disconnected += lost => told.Put($"disconnected {lost.Reconnecting}");
            room.Gap += gap => told.Put($"gap {gap.Reason}");
            room.Reconnected += _ => told.Put("reconnected");
            room.On<Changed>(changed => told.Put($"changed {changed.Value}"));
        });
        await counter.CallAsync("increment", 7);
        Assert.Equal("changed 7", await told.TakeAsync());

        await own.CrashAndStartAgainAsync();
        Assert.Equal("disconnected True", await told.TakeAsync());
        Assert.Equal(1, await counter.CallAsync<long>("increment", 1)); // the state was the old server's
        Assert.Equal(["gap epoch_changed", "reconnected", "changed 1"], [await told.TakeAsync(), await told.TakeAsync(), await told.TakeAsync()]);
    }

    [Fact]
    public async Task EventsAsync_EventsOfOwnCalls_AreReadInOrder()
    {
        await using var client = new GameClient(server.Url);
        await using var counter = client.Actor("counter", "read").Connect();
        await counter.ReadyAsync();
        await using var events = counter.EventsAsync<Changed>(TestContext.Current.CancellationToken).GetAsyncEnumerator(CancellationToken.None);
        var values = new List<long>();
        for (var i = 0; i < 20; i++)
            await counter.CallAsync("increment", 1);
        while (values.Count < 20 && await events.MoveNextAsync())
            values.Add(events.Current.Value);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), values);
    }

    [Fact]
    public async Task Streams_AnnoyEveryone_ReachesWhoHasJoinedNothing()
    {
        await using var client = new GameClient(server.Url);
        await using var other = new GameClient(server.Url);
        var annoyed = new Next<Payload>();
        client.Global.On<Payload>("annoy", annoyed.Put);
        await client.Actor("players", "all").CallAsync("annoyEveryone", "first of its own"); // so the stream is attached
        await annoyed.TakeAsync();
        await other.Actor("players", "all").CallAsync("annoyEveryone", "boo");
        Assert.Equal("boo", (await annoyed.TakeAsync()).As<string>());
    }

    [Fact]
    public async Task Token_RefusedByTheServer_StopsWithUnauthorized()
    {
        await using var client = new GameClient(server.Url, new GameClientOptions { Token = "no.token.atall" });
        var error = await Assert.ThrowsAsync<GameError>(() => client.Actor("counter", "token").CallAsync("get"));
        Assert.Equal(GameErrorCodes.Unauthorized, error.Code);
    }

    [Fact]
    public async Task Pump_AgainstARealServer_RunsEverythingOnItsThread()
    {
        await using var client = new GameClient(server.Url, new GameClientOptions { Dispatch = DispatchMode.Pump });
        var threads = new List<int>();
        var counter = client.Actor("counter", "pump").Connect();
        counter.On<Changed>(_ => threads.Add(Environment.CurrentManagedThreadId));
        var call = counter.CallAsync<long>("increment", 1);
        var loop = Environment.CurrentManagedThreadId;
        var isDone = SpinWait.SpinUntil(
            () =>
            {
                client.Pump();
                return call.IsCompleted;
            },
            TimeSpan.FromSeconds(60));
        Assert.True(isDone);
        Assert.Equal([loop], threads);
        Assert.Equal(1, await call);
    }
}
