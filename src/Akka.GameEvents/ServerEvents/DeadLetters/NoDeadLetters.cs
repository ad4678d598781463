namespace Akka.GameEvents.ServerEvents;

/// <summary>Of a host without forwarders: events that failed are counted and not kept.</summary>
internal sealed class NoDeadLetters : IDeadLetters
{
    public ValueTask<int> AddAsync(string consumer, IReadOnlyList<ServerEvent> events, string reason) => ValueTask.FromResult(events.Count);
}
