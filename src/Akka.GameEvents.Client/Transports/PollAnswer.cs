using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>The answer to a poll: <c>{"cursor","m":[…]}</c>.</summary>
internal sealed record PollAnswer(string Cursor, ReadOnlyMemory<byte> Packet)
{
    /// <summary>Null when it is none.</summary>
    public static PollAnswer? Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            string? cursor = null;
            ReadOnlyMemory<byte> packet = default;
            var reader = new Utf8JsonReader(answer.Span, new JsonReaderOptions { MaxDepth = ClientJson.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (name == "cursor")
                    cursor = reader.GetString();
                reader.Skip();
                if (name == "m")
                    packet = answer[start..(int)reader.BytesConsumed];
            }

            return cursor is null || packet.IsEmpty ? null : new PollAnswer(cursor, packet);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
