using System.Text.Json;
using Akka.GameEvents.Forwarders.Mapping;

namespace Akka.GameEvents.Forwarders.Batches;

/// <summary>An event as a forwarder sends it.</summary>
/// <param name="source">What it was made from, for whoever is told what became of it.</param>
/// <param name="original">As it was accepted.</param>
/// <param name="body">As the mapping leaves it.</param>
internal sealed class OutgoingEvent(object source, ServerEvent original, EventBody body)
{
    public object Source => source;

    public ServerEvent Original => original;

    public EventBody Body => body;

    public byte[] Json { get; } = JsonSerializer.SerializeToUtf8Bytes(body, ForwarderJson.Plain.EventBody);
}
