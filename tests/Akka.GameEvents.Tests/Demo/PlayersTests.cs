using Akka.GameEvents.Samples;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class PlayersTests
{
    private static readonly GameUser Ann = new("ann");
    private static readonly GameUser Bob = new("bob");

    [Fact]
    public async Task Annoy_OneOrSeveral_ReachesTheirStreams()
    {
        await using var kit = Demo.Start();
        var ann = kit.Session(Ann);
        var bob = kit.Session(Bob);
        var players = kit.Actor<Players>("all", Demo.Guest);

        await players.CallAsync("annoy", "ann", new { noise = "honk" });
        await players.CallAsync("annoy", new List<string> { "ann", "bob" }, 1);

        await ann.ExpectEventAsync("annoy", new { noise = "honk" });
        await ann.ExpectEventAsync("annoy", 1);
        await bob.ExpectEventAsync("annoy", 1);
        await bob.ExpectNoEventAsync();
    }

    [Fact]
    public async Task AnnoyEveryone_SomeElsewhere_ReachesAll()
    {
        await using var kit = Demo.Start();
        var ann = kit.Session(Ann);
        var bob = await kit.ConnectAsync<Counter>("c", user: Bob);

        await kit.Actor<Players>("all", Demo.Guest).CallAsync("annoyEveryone", "honk");

        Assert.Equal("global", (await ann.ExpectEventAsync("annoy", "honk")).Address);
        await bob.ExpectEventAsync("annoy", "honk");
    }

    [Fact]
    public async Task Bombard_ThreeTimes_AnswersAtOnceAndAnnoysAtItsPace()
    {
        await using var kit = Demo.Start();
        var ann = kit.Session(Ann);
        var bob = kit.Session(Bob);

        await ann.Actor<Players>("all").CallAsync("bombard", 3, 1000);
        await ann.ExpectEventAsync("annoy");
        await ann.ExpectNoEventAsync();
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));
        await ann.ExpectEventAsync("annoy");
        await kit.AdvanceAsync(TimeSpan.FromSeconds(10));
        await ann.ExpectEventAsync("annoy");
        await ann.ExpectNoEventAsync();

        await ann.Actor<Players>("all").CallAsync("bombard", 2, 0, "bob", new { n = 1 });
        await bob.ExpectEventAsync("annoy", new { n = 1 });
        await bob.ExpectEventAsync("annoy", new { n = 1 });
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Bombard_OutOfRange_IsBadArgs()
    {
        await using var kit = Demo.Start();
        var players = kit.Actor<Players>("all");

        await Refused.WithAsync("bad_args", players.CallAsync("bombard", -1, 0));
        await Refused.WithAsync("bad_args", players.CallAsync("bombard", 1, -1));
        await Refused.WithAsync("bad_args", players.CallAsync("bombard", 1_000_000, 0));
    }
}
