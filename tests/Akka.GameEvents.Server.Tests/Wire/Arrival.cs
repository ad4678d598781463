using System.Text.Json;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>What a client gets: a message, or the close frame.</summary>
internal sealed record Arrival(JsonElement? Message, int? CloseCode)
{
    public override string ToString() => Message is { } message ? message.GetRawText() : $"close frame {CloseCode}";
}
