using System.Text.Json;
using Akka.GameEvents.Samples;

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
}
