using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>The members that hold several values.</summary>
internal ref partial struct MessageMembers
{
    private const string PositionForm = "an object of e and s";
    private const string SeenForm = "an array of objects of a, e and s";

    /// <summary>An array of event names, which may be left out.</summary>
    public IReadOnlyList<string>? EventNames(Member member)
    {
        var names = Texts(member, PacketLimits.ListenNames, 1, PacketLimits.NameBytes);
        if (names is { Count: > PacketLimits.ListenNames })
            Exceed(member, PacketLimits.ListenNames);
        return names;
    }

    /// <summary>The one position of <c>join.seen</c>, which may be left out.</summary>
    public Position? SeenPosition()
    {
        if (!Has(Member.Seen))
            return null;
        var reader = ReaderAt(Member.Seen);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Expect(Member.Seen, PositionForm);
            return null;
        }

        var members = Scan(Slice(Member.Seen), ref reader, Member.Seen);
        var position = members.Position();
        Adopt(members.Fault);
        return position;
    }

    /// <summary>The positions of <c>hello.seen</c>.</summary>
    public IReadOnlyList<Seen> SeenPositions()
    {
        if (!Has(Member.Seen))
            return [];
        var reader = ReaderAt(Member.Seen);
        if (reader.TokenType != JsonTokenType.StartArray)
            Expect(Member.Seen, SeenForm);

        var positions = new List<Seen>();
        while (Fault is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (positions.Count == PacketLimits.Seen)
            {
                Exceed(Member.Seen, PacketLimits.Seen);
            }
            else if (reader.TokenType != JsonTokenType.StartObject)
            {
                Expect(Member.Seen, SeenForm);
            }
            else
            {
                var members = Scan(Slice(Member.Seen), ref reader, Member.Seen, positions.Count);
                positions.Add(new Seen(members.Address(), members.Position()));
                Adopt(members.Fault);
            }
        }

        return positions;
    }

    /// <summary>The events of an <c>emit</c>, each good or bad by itself.</summary>
    public IReadOnlyList<EmittedItem> EmittedItems()
    {
        if (Kind(Member.Events) != JsonTokenType.StartArray)
        {
            Expect(Member.Events, "an array of objects");
            return [];
        }

        var reader = ReaderAt(Member.Events);
        var items = new List<EmittedItem>();
        while (Fault is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (items.Count == PacketLimits.EmitEvents)
                Exceed(Member.Events, PacketLimits.EmitEvents);
            else
                items.Add(EmittedItem(ref reader, items.Count));
        }

        return items;
    }

    private readonly EmittedItem EmittedItem(scoped ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new InvalidEvent($"events[{index}] must be an object.");
        }

        var members = Scan(Slice(Member.Events), ref reader, Member.Events, index);
        return members.EmittedEvent();
    }

    /// <summary>These members as an event.</summary>
    public EmittedItem EmittedEvent()
    {
        var item = new EmittedEvent(
            Text(Member.Name, 1, PacketLimits.NameBytes),
            Properties(),
            Timestamp(),
            OptionalText(Member.Id, 1, PacketLimits.NameBytes));
        return Fault is { } fault ? new InvalidEvent(fault.Message) : item;
    }

    private Dictionary<string, string> Properties()
    {
        var properties = new Dictionary<string, string>();
        if (!Has(Member.Properties))
            return properties;
        var reader = ReaderAt(Member.Properties);
        var sound = reader.TokenType == JsonTokenType.StartObject;
        while (sound && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var value = "";
            sound = TryText(ref reader, 0, PacketLimits.NameBytes, out var name)
                && reader.Read()
                && reader.TokenType == JsonTokenType.String
                && TryText(ref reader, 0, int.MaxValue, out value);
            properties[name] = value;
            sound = sound && properties.Count <= PacketLimits.EventProperties;
        }

        if (!sound)
            Expect(
                Member.Properties,
                $"an object of at most {PacketLimits.EventProperties} texts with names of at most {PacketLimits.NameBytes} bytes");
        return properties;
    }

    /// <summary>An array of texts, which may be left out. Reading ends one past the count, for the caller to find.</summary>
    private List<string>? Texts(Member member, int maxCount, int minBytes, int maxBytes)
    {
        if (!Has(member))
            return null;
        var reader = ReaderAt(member);
        var texts = new List<string>();
        var sound = reader.TokenType == JsonTokenType.StartArray;
        while (sound && texts.Count <= maxCount && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var text = "";
            sound = reader.TokenType == JsonTokenType.String && TryText(ref reader, minBytes, maxBytes, out text);
            texts.Add(text);
        }

        if (!sound)
            Expect(member, $"an array of texts of {minBytes} to {maxBytes} bytes");
        return texts;
    }
}
