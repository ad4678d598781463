namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>Each transport, against the server as its users start it, over a network that goes away.</summary>
public sealed class TransportServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private sealed record Changed(long Value);

    private sealed record PlayerMoved(string PlayerId, double X, double Y);

    private sealed record Player(string PlayerId);

    public static TheoryData<Transport> All => [.. Enum.GetValues<Transport>()];

    [Fact]
    public async Task Detect_ServerAsItComes_IsTheBest()
    {
        await using var client = new GameClient(server.Url);
        await client.Actor("counter", "detect").CallAsync("get");
        Assert.Equal(Transport.WebSocket, client.State.Transport);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cut_AgainAndAgain_EveryEventComesOnceAndInOrder(Transport transport)
    {
        const int Total = 40;
        await using var proxy = new CuttingProxy(server.Port);
        await using var here = Over(transport, proxy.Url);
        await using var other = new GameClient(server.Url);
        var (told, back) = (new Next<string>(), new Next<Reconnected>());
        await using var counter = here.Actor("counter", $"cut {transport}").Connect(subscribe: room =>
        {
            room.On<Changed>(changed => told.Put($"{changed.Value}"));
            room.Gap += gap => told.Put($"gap {gap.Reason}");
            room.Reconnected += back.Put;
        });
        await counter.ReadyAsync();
        var id = counter.Id;
        var writer = other.Actor("counter", $"cut {transport}");
        for (var n = 1; n <= Total; n++)
        {
            await writer.CallAsync("increment", 1);
            if (n % 20 != 0) continue;
            proxy.Cut();
            if (transport is Transport.WebSocket or Transport.Sse) Assert.True((await back.TakeAsync()).Recovered); // a poll may notice nothing
        }

        for (var n = 1; n <= Total; n++)
            Assert.Equal($"{n}", await told.TakeAsync());
        Assert.Equal((id, ConnectionStatus.Connected), (counter.Id, counter.Status));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cut_WithCallsUnderWay_EachRunsOnceAndIsAnswered(Transport transport)
    {
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = Over(transport, proxy.Url);
        await using var counter = client.Actor("counter", $"calls {transport}").Connect();
        await counter.ReadyAsync();
        var calls = new List<Task<long>>();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 10; i++)
                calls.Add(counter.CallAsync<long>("increment", 1));
            proxy.Cut();
        }

        Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n), await Task.WhenAll(calls));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Latest_OfWhoMovedMeanwhile_IsThere(Transport transport)
    {
        await using var proxy = new CuttingProxy(server.Port);
        await using var here = Over(transport, proxy.Url);
        await using var there = new GameClient(server.Url);
        var moved = new Next<PlayerMoved>();
        await using var ann = here.Actor("gameRoom", $"latest {transport}").Connect(new Player("ann"), room => room.On<PlayerMoved>(moved.Put));
        await using var bob = there.Actor("gameRoom", $"latest {transport}").Connect(new Player("bob"));
        await ann.ReadyAsync();
        proxy.Cut();
        for (var x = 1; x <= 5; x++)
            await bob.CallAsync("move", x, 0);
        PlayerMoved last;
        do last = await moved.TakeAsync();
        while (last.X < 5);
        Assert.Equal(new PlayerMoved("bob", 5, 0), last);
    }

    [Fact]
    public async Task SwitchInMidSession_UpgradesThatBeginToFail_GoesOnOverTheNext()
    {
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = new GameClient(proxy.Url);
        var told = new Next<string>();
        await using var counter = client.Actor("counter", "switch").Connect(subscribe: room =>
        {
            room.On<Changed>(changed => told.Put($"{changed.Value}"));
            room.Gap += gap => told.Put($"gap {gap.Reason}");
            room.Reconnected += again => told.Put($"recovered {again.Recovered}");
        });
        await counter.CallAsync("increment", 1);
        Assert.Equal(Transport.WebSocket, client.State.Transport);
        proxy.RefusesUpgrades = true;
        proxy.Cut();
        await counter.CallAsync("increment", 1);
        Assert.Equal(["1", "recovered True", "2"], [await told.TakeAsync(), await told.TakeAsync(), await told.TakeAsync()]);
        Assert.Equal(Transport.Sse, client.State.Transport);
    }

    private static GameClient Over(Transport transport, string url) => new(url, new GameClientOptions { Transports = [transport] });
}
