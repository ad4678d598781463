using System.Globalization;

namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>Each transport, against the server as its users start it, over a network that goes away.</summary>
public sealed class TransportServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private sealed record Changed(long Value);

    private sealed record PlayerMoved(string PlayerId, double X, double Y);

    private sealed record Player(string PlayerId);

    private sealed record Audited(string Name, Dictionary<string, string> Properties, bool External, string? User);

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
    public async Task Cut_InTheMiddleOfEmits_EachIsHandledOnce(Transport transport)
    {
        const int Total = 60;
        await using var proxy = new CuttingProxy(server.Port);
        await using var client = Over(transport, proxy.Url, new EmitBuffer { MaxBatch = 3 });
        await using var other = new GameClient(server.Url);
        var name = $"cut {transport}";
        var emits = new List<Task>();
        for (var n = 0; n < Total; n++)
        {
            emits.Add(client.EmitAsync(name, ("n", $"{n}")));
            if (n % 20 == 10) await emits[0]; // there is a link, and more are under way
            if (n % 20 >= 10 && n % 3 == 0) proxy.Cut();
        }

        await client.FlushAsync();
        await Task.WhenAll(emits);
        Audited[] handled;
        do handled = [.. (await other.Actor("audit", "all").CallAsync<List<Audited>>("recent", 300)).Where(each => each.Name == name)];
        while (handled.Length < Total);
        Assert.Equal(Enumerable.Range(0, Total), handled.Select(each => int.Parse(each.Properties["n"], CultureInfo.InvariantCulture)).Order());
        Assert.All(handled, each => Assert.Equal((true, client.State.User), (each.External, each.User)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Dispose_EventsWaiting_AreHandled(Transport transport)
    {
        await using var other = new GameClient(server.Url);
        var name = $"last words {transport}";
        await using (var client = Over(transport, server.Url))
        {
            await client.Actor("counter", "last words").CallAsync("get");
            _ = client.EmitAsync(name);
        }

        while ((await other.Actor("audit", "all").CallAsync<List<Audited>>("recent", 300)).All(each => each.Name != name))
        {
        }
    }

    [Fact]
    public async Task EmitBatch_OneIsBad_IsNamed()
    {
        await using var client = new GameClient(server.Url);
        ServerEvent[] events = [new("good"), new(""), new("again") { Id = "again" }, new("again") { Id = "again" }];
        var (accepted, duplicates, rejected) = await client.EmitBatchAsync(events);
        Assert.Equal((2, 1), (accepted, duplicates));
        var bad = Assert.Single(rejected);
        Assert.Equal((1, GameErrorCodes.EventInvalid), (bad.Index, bad.Code));
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

    private static GameClient Over(Transport transport, string url, EmitBuffer? buffer = null) =>
        new(url, new GameClientOptions { Transports = [transport], Emit = buffer ?? new EmitBuffer() });
}
