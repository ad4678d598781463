using System.Text.Json;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Demo;

public class BenchTests
{
    [Fact]
    public async Task Publish_AnyPayload_ReachesEveryone()
    {
        await using var kit = Demo.Start();
        var ann = await kit.ConnectAsync<Bench>("b", user: Demo.Guest);
        var bob = await kit.ConnectAsync<Bench>("b");

        await ann.CallAsync("publish", new { n = 1, text = "x" });

        await ann.ExpectEventAsync("ev", new { n = 1, text = "x" });
        await bob.ExpectEventAsync("ev", new { n = 1, text = "x" });
    }

    [Fact]
    public async Task Echo_AnyPayload_ReturnsIt()
    {
        await using var kit = Demo.Start();
        var bench = kit.Actor<Bench>("b", Demo.Guest);
        var payload = JsonSerializer.SerializeToElement(new { list = new List<int?> { 1, null }, text = "é" });

        Assert.True(JsonElement.DeepEquals(payload, await bench.CallAsync("echo", payload)));
    }

    [Fact]
    public async Task PublishAndHang_OverTheLimit_PublishesNothingAndTheActorBeginsAnew()
    {
        await using var kit = Demo.Start();
        var bench = await kit.ConnectAsync<Bench>("b");

        var hangs = bench.CallAsync("publishAndHang", 1, 600_000);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(65));

        await Refused.WithAsync("action_timeout", hangs);
        Assert.Equal(GapReason.EpochChanged, (await bench.ExpectGapAsync()).Reason);
        await bench.ExpectNoEventAsync();
    }
}
