using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>Reads one message of a packet; throws a <see cref="JsonException"/> when a member is missing or ill-typed.</summary>
internal static class MessageReader
{
    // A timer takes no more than about 49 days; nobody means to wait longer than that.
    private const double LongestMilliseconds = 1L << 31;

    public static ServerMessage Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> packet)
    {
        var message = ReadMembers(ref reader, packet, out var isBad);

        // A message of a kind that is not known may use any name as it likes.
        if (message.Kind is not { } kind || (kind != MessageKind.Unknown && (isBad || !IsComplete(message))))
            throw new JsonException("A member is missing or ill-typed.");
        return message;
    }

    /// <summary>The members of whatever object it is.</summary>
    public static ServerMessage ReadMembers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> packet, out bool isBad)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A message is an object.");
        isBad = false;
        var message = new ServerMessage();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "t")
            {
                message.Kind = KindOf(ref reader);
            }
            else if (name == "d")
            {
                reader.Skip();
                message.Data = packet.Slice(start, (int)reader.BytesConsumed - start);
            }
            else if (name == "streams")
            {
                isBad |= !TryReadStreams(ref reader, message.Streams);
            }
            else
            {
                isBad |= !TryRead(name, ref reader, message);
                reader.Skip();
            }
        }

        return message;
    }

    private static MessageKind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A message's type is a text.");
        return reader.GetString() switch
        {
            "event" => MessageKind.Event,
            "result" => MessageKind.Result,
            "error" => MessageKind.Error,
            "joined" => MessageKind.Joined,
            "left" => MessageKind.Left,
            "ok" => MessageKind.Ok,
            "pong" => MessageKind.Pong,
            "gap" => MessageKind.Gap,
            "caughtup" => MessageKind.CaughtUp,
            "welcome" => MessageKind.Welcome,
            "bye" => MessageKind.Bye,
            _ => MessageKind.Unknown,
        };
    }

    private static bool TryRead(string? name, ref Utf8JsonReader reader, ServerMessage message)
    {
        switch (name)
        {
            case "a": return Text(ref reader) is { } address && (message.Address = address) is not null;
            case "n": return Text(ref reader) is { } eventName && (message.Name = eventName) is not null;
            case "c": return Text(ref reader) is { } connection && (message.Connection = connection) is not null;
            case "e": return Text(ref reader) is { } epoch && (message.Epoch = epoch) is not null;
            case "session": return Text(ref reader) is { } session && (message.Session = session) is not null;
            case "user": return Text(ref reader) is { } user && (message.User = user) is not null;
            case "code": return (message.Code = Text(ref reader)) is not null;
            case "message": return (message.Message = Text(ref reader)) is not null;
            case "reason": return (message.Reason = Text(ref reader)) is not null;
            case "url": return (message.Url = Text(ref reader)) is not null;
            case "cursor": return (message.Cursor = Text(ref reader)) is not null;
            case "id": return (message.Id = Whole(ref reader)) is not null;
            case "s": return (message.Sequence = Whole(ref reader)) is not null;
            case "max": return Whole(ref reader) is { } max && (message.Max = max) == max;
            case "replayed": return Whole(ref reader) is { } replayed && (message.Replayed = replayed) == replayed;
            case "retry": return (message.Retry = Duration(ref reader)) is not null;
            case "heartbeat": return (message.Heartbeat = Duration(ref reader)) is not null;
            case "resumed": return Flag(ref reader) is { } resumed && (message.Resumed = resumed) == resumed;
            case "recovered": return Flag(ref reader) is { } recovered && (message.Recovered = recovered) == recovered;
            default: return true;
        }
    }

    private static bool TryReadStreams(ref Utf8JsonReader reader, List<Seen> streams)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        var isGood = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var stream = new ServerMessage();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                isGood = false;
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                isGood &= TryRead(name, ref reader, stream);
                reader.Skip();
            }

            if (stream.Sequence is { } sequence)
                streams.Add(new Seen(stream.Address, stream.Epoch, sequence));
        }

        return isGood;
    }

    private static bool IsComplete(ServerMessage message) => message.Kind switch
    {
        MessageKind.Welcome => message.Session.Length > 0,
        MessageKind.Event => message.Address.Length > 0 && message.Name.Length > 0,
        MessageKind.Joined => message is { Id: not null, Sequence: not null } && message.Connection.Length > 0,
        MessageKind.Gap or MessageKind.CaughtUp => message.Address.Length > 0 && message.Sequence is not null,
        MessageKind.Left => message.Id is not null || message.Address.Length > 0,
        MessageKind.Result or MessageKind.Ok => message.Id is not null,
        MessageKind.Error => message.Code is not null,
        _ => true,
    };

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static bool? Flag(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;

    private static long? Whole(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : null;

    private static TimeSpan? Duration(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && value is >= 0
            ? TimeSpan.FromMilliseconds(Math.Min(value, LongestMilliseconds))
            : null;
}
