using System.Text;
using System.Text.Json;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Support;

internal static class Frames
{
    private static readonly ActorAddress Address = ActorAddress.Create("test", "room");

    public static Frame Of(string payload) => EventDraft.Encode(Address, "ev", JsonSerializer.SerializeToUtf8Bytes(payload)).Seal(null);

    public static Outgoing Required(string payload) => Outgoing.Required(Of(payload));

    /// <summary>The text in an unmasked frame.</summary>
    public static string TextOf(ReadOnlyMemory<byte> frame) =>
        Encoding.UTF8.GetString(frame.Span[(frame.Span[1] switch { 126 => 4, 127 => 10, _ => 2 })..]);

    /// <summary>The payload of an event's text.</summary>
    public static string PayloadOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("d").GetString()!;
    }
}
