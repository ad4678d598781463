using System.Collections.Concurrent;
using Akka.GameEvents.Logs;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>However many receive an event, it is written once.</summary>
public class EncodingTests
{
    private const int Receivers = 500;

    /// <summary>Whoever writes it as JSON reads the property, and so counts.</summary>
    private sealed record Counted
    {
        private int _encodings;

        public int Encodings => ++_encodings;

        public int Seen() => _encodings;
    }

    private sealed class Arena : GameActor<NoState>
    {
        [Action]
        public void Shout() => Emit(new Counted());
    }

    [Fact]
    public async Task Emit_500Receivers_IsEncodedOnceIntoOneFrame()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Arena>());
        var members = new List<TestConnection<Arena>>();
        for (var i = 0; i < Receivers; i++) members.Add(await kit.ConnectAsync<Arena>("one"));
        var published = new ConcurrentQueue<LogEntry>();
        var records = new ConcurrentQueue<Counted>();
        using var entries = kit.System.EventStream.Subscribe<LogEntry>(published.Enqueue);
        using var payloads = kit.System.EventStream.Subscribe<Counted>(records.Enqueue);

        await members[0].CallAsync(arena => arena.Shout());

        foreach (var member in members) await member.ExpectEventAsync("counted", new { encodings = 1 });
        Assert.Single(published);
        Assert.Equal(1, Assert.Single(records).Seen());
    }
}
