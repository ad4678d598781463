using System.Text.Json;
using System.Text.Unicode;

namespace Akka.GameEvents.Protocol;

/// <summary>Reads what a client sent. Hostile by assumption: no bytes make it throw.</summary>
public static class PacketReader
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = PacketLimits.Depth };
    private static readonly BadMessage NotUtf8 = Fault("The packet must be UTF-8.");
    private static readonly BadMessage NotJson = Fault($"The packet must be valid JSON of at most {PacketLimits.Depth} levels.");
    private static readonly BadMessage NotOfCount =
        Fault($"The packet must be a message or an array of 1 to {PacketLimits.Messages} messages.");
    private static readonly BadMessage NotObject = Fault("A message must be an object.");

    /// <summary>
    /// Reads one message or an array of them. What is wrong with the packet as a whole breaks it; what is wrong with one element stands
    /// in its place as a <see cref="BadMessage"/>. Nothing in the packet refers to <paramref name="utf8"/> afterwards.
    /// </summary>
    public static Packet Read(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            return new Packet(NotUtf8);
        try
        {
            return ReadUtf8(utf8.Span);
        }
        catch (JsonException)
        {
            return new Packet(NotJson);
        }
    }

    /// <summary>Reads a call that stands alone, without <c>t</c> and <c>id</c> (docs/protocol.md §5): a <see cref="Call"/> or a <see cref="BadMessage"/>.</summary>
    public static PacketItem ReadCall(ReadOnlyMemory<byte> utf8) => ReadLone(utf8.Span, MessageReader.ReadLoneCall, fault => fault);

    /// <summary>Reads events that stand alone, without <c>t</c> and <c>id</c> (docs/protocol.md §5): an <see cref="Emit"/> or a <see cref="BadMessage"/>.</summary>
    public static PacketItem ReadEmit(ReadOnlyMemory<byte> utf8) => ReadLone(utf8.Span, MessageReader.ReadLoneEmit, fault => fault);

    /// <summary>Reads one event that stands alone (docs/protocol.md §5).</summary>
    public static EmittedItem ReadEvent(ReadOnlyMemory<byte> utf8) =>
        ReadLone(utf8.Span, (ref MessageMembers members) => members.EmittedEvent(), fault => new InvalidEvent(fault.Text));

    private static TItem ReadLone<TItem>(ReadOnlySpan<byte> json, LoneReader<TItem> read, Func<BadMessage, TItem> refuse)
    {
        if (!Utf8.IsValid(json))
            return refuse(NotUtf8);
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return refuse(NotObject);
            var members = MessageMembers.Scan(json, ref reader);
            reader.Read();
            return read(ref members);
        }
        catch (JsonException)
        {
            return refuse(NotJson);
        }
    }

    private static Packet ReadUtf8(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Strict);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var only = ReadItem(json, ref reader);
            reader.Read();
            return new Packet([only]);
        }

        var items = new List<PacketItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (items.Count == PacketLimits.Messages)
                return new Packet(NotOfCount);
            items.Add(ReadItem(json, ref reader));
        }

        reader.Read();
        return items.Count == 0 ? new Packet(NotOfCount) : new Packet([.. items]);
    }

    private static PacketItem ReadItem(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return NotObject;
        }

        var members = MessageMembers.Scan(json, ref reader);
        return MessageReader.Read(ref members);
    }

    private delegate TItem LoneReader<out TItem>(ref MessageMembers members);

    private static BadMessage Fault(string text) => new(null, ErrorCodes.BadMessage, text);
}
