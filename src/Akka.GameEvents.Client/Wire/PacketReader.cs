using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>Takes a packet apart. It believes nothing: what is no packet, or lacks what its kind needs, is refused as a whole.</summary>
internal static class PacketReader
{
    private const int MaxMessages = 100;

    /// <summary>The messages of one packet; null when it is none.</summary>
    public static List<ServerMessage>? Read(ReadOnlyMemory<byte> packet)
    {
        try
        {
            var reader = new Utf8JsonReader(packet.Span, new JsonReaderOptions { MaxDepth = ClientJson.MaxDepth });
            reader.Read();
            var messages = new List<ServerMessage>();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                messages.Add(MessageReader.Read(ref reader, packet));
            }
            else
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (messages.Count == MaxMessages)
                        return null;
                    messages.Add(MessageReader.Read(ref reader, packet));
                }
            }

            return reader.Read() ? null : messages;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
