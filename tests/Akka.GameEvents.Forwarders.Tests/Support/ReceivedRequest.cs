using System.Text.Json;

namespace Akka.GameEvents.Forwarders.Tests.Support;

internal sealed record ReceivedRequest(string Body, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At)
{
    /// <summary>The ids of the events of a JSON array.</summary>
    public IReadOnlyList<string> Ids => [.. JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
