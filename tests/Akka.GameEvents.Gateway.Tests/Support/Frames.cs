using Akka.GameEvents.Logs;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Support;

internal static class Frames
{
    private static readonly ActorAddress Address = ActorAddress.Create("test", "room");

    public static Frame Of(string payload) => EventDraft.Encode(Address, "ev", JsonSerializer.SerializeToUtf8Bytes(payload)).Seal(null);

    public static Outgoing Required(string payload) => Outgoing.Required(Of(payload));

    /// <summary>The payload of an event's text.</summary>
    public static string PayloadOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("d").GetString()!;
    }
}
