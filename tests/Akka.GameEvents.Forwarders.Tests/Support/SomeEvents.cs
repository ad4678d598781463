using System.Net;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Mapping;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>Events as they are on their way to a sink.</summary>
internal static class SomeEvents
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>All that an event can have.</summary>
    public static ServerEvent Full { get; } = new("purchase", ("item", "hat"), ("amount", "4.99"))
    {
        Id = "e1",
        Timestamp = Noon.AddSeconds(-1),
        ReceivedAt = Noon,
        External = true,
        User = new GameUser("ann"),
        SessionId = "s1",
        RemoteAddress = IPAddress.Parse("2001:db8::1"),
    };

    public static EventBatch Batch(params IEnumerable<ServerEvent> events) =>
        new([.. events.Select(one => new OutgoingEvent(one, one, EventBody.Of(one)))]);

    public static EventBatch Batch(int from, int count) =>
        Batch(Enumerable.Range(from, count).Select(number => new ServerEvent("purchase", ("number", $"{number}")) { Id = $"e{number}", Timestamp = Noon, ReceivedAt = Noon }));
}
