using System.Net.Sockets;
using System.Text;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Fuzz;

/// <summary>Whatever comes in on one link, the server goes on and the others lose nothing.</summary>
public class FuzzTests
{
    private const int Rounds = 150;
    private const string Address = "bench/steady";

    private readonly int _seed = Random.Shared.Next();

    [Fact]
    public Task Wire_RandomBytes_HarmNobody() => PlayAsync(async (raw, random) => await raw.TrySendAsync(RandomBytes(random, 512)));

    [Fact]
    public Task Wire_RandomFrames_HarmNobody() => PlayAsync(async (raw, random) =>
    {
        for (var frames = random.Next(1, 6); frames > 0; frames--)
        {
            await raw.TrySendAsync(RawClient.Encode(
                (Opcode)random.Next(16),
                RandomBytes(random, 300),
                final: random.Next(4) > 0,
                masked: random.Next(8) > 0,
                reserved: random.Next(10) == 0 ? random.Next(8) : 0));
        }
    });

    [Fact]
    public Task Wire_RandomText_HarmsNobody() => PlayAsync(async (raw, random) => await TrySendTextAsync(raw, RandomText(random)));

    [Fact]
    public Task Wire_ValidButWrongMessages_HarmNobody() => PlayAsync(async (raw, random) =>
    {
        await TrySendTextAsync(raw, """{"t":"hello","v":1}""");
        for (var messages = random.Next(1, 12); messages > 0; messages--)
            await TrySendTextAsync(raw, new WrongMessage(random).ToString());
    });

    /// <summary>Two clients play while another link does its worst, again and again.</summary>
    private async Task PlayAsync(Func<RawClient, Random, Task> attack)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {_seed}");
        await using var server = await ServerUnderTest.StartAsync(new SettingsText().Set("sessions.max", 3).Set("sessions.max-parked", 0));
        using var ann = await WireClient.EnterAsync(server);
        using var bob = await WireClient.EnterAsync(server);
        await ann.JoinAsync("bench", "steady");
        var random = new Random(_seed);
        for (var round = 0; round < Rounds; round++)
        {
            await AttackAsync(server, raw => attack(raw, random));
            await bob.CallAsync(Address, "publish", round);
            Assert.True(await NextAsync(ann) == round, $"An event was lost in round {round} of seed {_seed}.");
        }

        using var last = await WireClient.EnterAsync(server); // there is room: no session was left behind
        Assert.True(!server.Log.Errors.Any(), $"Seed {_seed}: {server.Log.Errors.FirstOrDefault()}");
    }

    /// <summary>When this returns, the server has read all of it.</summary>
    private static async Task AttackAsync(ServerUnderTest server, Func<RawClient, Task> attack)
    {
        Socket? socket = null;
        using var raw = await RawClient.OpenAsync(server.Port, opened => socket = opened);
        await attack(raw);
        try
        {
            socket!.Shutdown(SocketShutdown.Send);
            while (true)
                await raw.ReadFrameAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The link is over, whoever ended it.
        }
    }

    private static async Task<int> NextAsync(WireClient client) => (await client.ExpectEventAsync("ev")).GetProperty("d").GetInt32();

    private static Task TrySendTextAsync(RawClient raw, string text) => raw.TrySendAsync(RawClient.Encode(Opcode.Text, Encoding.UTF8.GetBytes(text)));

    private static byte[] RandomBytes(Random random, int max)
    {
        var bytes = new byte[random.Next(max)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Pieces of the protocol in no order.</summary>
    private static string RandomText(Random random)
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", " ", "\\", "\u2028", "\"t\"", "\"hello\"", "\"v\":1", "\"call\"", "\"id\":", "\"a\":\"x/%",
            "1", "-0", "1e999", "null", "\"\\ud800\"",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
