using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>The single values that members hold.</summary>
internal ref partial struct MessageMembers
{
    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>The message's <c>id</c>.</summary>
    public long Id() => Integer(Member.Id, 1);

    /// <summary>The message's <c>ack</c>.</summary>
    public long? Ack() => Has(Member.Ack) ? Integer(Member.Ack, 0) : null;

    /// <summary>An integer that must be there, of 53 bits.</summary>
    public long Integer(Member member, long smallest)
    {
        if (!TryInteger(member, smallest, out var value))
            Expect(member, $"an integer from {smallest} to {PacketLimits.MaxInteger}");
        return value;
    }

    /// <summary>A text that must be there.</summary>
    public string Text(Member member, int minBytes = 0, int maxBytes = int.MaxValue)
    {
        if (Kind(member) == JsonTokenType.String)
        {
            var reader = ReaderAt(member);
            if (TryText(ref reader, minBytes, maxBytes, out var text))
                return text;
        }

        Expect(member, maxBytes == int.MaxValue ? "a text" : $"a text of {minBytes} to {maxBytes} bytes");
        return "";
    }

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(Member member, int minBytes = 0, int maxBytes = int.MaxValue) =>
        Has(member) ? Text(member, minBytes, maxBytes) : null;

    /// <summary>Any value, which may be left out.</summary>
    public RawJson OptionalValue(Member member)
    {
        if (!Has(member))
            return default;
        if (JsonSurrogates.ArePaired(Slice(member)))
            return RawJson.Copy(Slice(member));
        Expect(member, "free of lone surrogates");
        return default;
    }

    /// <summary>An array, which may be left out.</summary>
    public RawJson OptionalArray(Member member)
    {
        if (!Has(member) || Kind(member) == JsonTokenType.StartArray)
            return OptionalValue(member);
        Expect(member, "an array");
        return default;
    }

    /// <summary>An address that must be there.</summary>
    public ActorAddress Address()
    {
        if (ActorAddress.TryParse(Text(Member.A), out var address))
            return address;
        Expect(Member.A, "an address in its canonical form, such as chatRoom/general");
        return ActorAddress.Global;
    }

    /// <summary>The address that <c>actor</c> and <c>key</c> make.</summary>
    public ActorAddress ActorAndKey()
    {
        var type = Text(Member.Actor);
        var key = Texts(Member.Key, ActorAddress.MaxSegments, 0, ActorAddress.MaxKeyBytes) ?? [];
        if (ActorAddress.TryCreate(type, key, out var address))
            return address;
        if (ActorAddress.TryCreate(type, [], out _))
            Expect(Member.Key, $"at most {ActorAddress.MaxSegments} texts of {ActorAddress.MaxKeyBytes} bytes in all");
        else
            Expect(Member.Actor, $"a type name: a letter, then at most {ActorAddress.MaxTypeLength - 1} letters, digits, _ or -");
        return ActorAddress.Global;
    }

    /// <summary>The <c>mode</c>.</summary>
    public CreateMode Mode()
    {
        switch (OptionalText(Member.Mode))
        {
            case null or "getOrCreate":
                return CreateMode.GetOrCreate;
            case "get":
                return CreateMode.Get;
            case "create":
                return CreateMode.Create;
            default:
                Expect(Member.Mode, "getOrCreate, get or create");
                return default;
        }
    }

    /// <summary>The epoch and sequence.</summary>
    public Position Position() => new(Text(Member.E, 1, PacketLimits.EpochBytes), Integer(Member.S, 0));

    /// <summary>The <c>timestamp</c>, in the form of RFC 3339.</summary>
    public DateTimeOffset? Timestamp()
    {
        if (OptionalText(Member.Timestamp) is not { } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, Rfc3339, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        Expect(Member.Timestamp, "a time as in RFC 3339, such as 2026-01-31T12:00:00Z");
        return null;
    }

    private readonly bool TryInteger(Member member, long smallest, out long value)
    {
        value = 0;
        return Kind(member) == JsonTokenType.Number
            && Utf8Parser.TryParse(Slice(member), out value, out var read)
            && read == Slice(member).Length
            && value >= smallest
            && value <= PacketLimits.MaxInteger;
    }

    /// <summary>Decodes the string or property name at the reader; false when it is not Unicode or not of the length.</summary>
    private static bool TryText(scoped ref readonly Utf8JsonReader reader, int minBytes, int maxBytes, out string text)
    {
        text = "";
        if (!reader.ValueIsEscaped)
        {
            if (reader.ValueSpan.Length < minBytes || reader.ValueSpan.Length > maxBytes)
                return false;
            text = Encoding.UTF8.GetString(reader.ValueSpan);
            return true;
        }

        if (!JsonSurrogates.ArePaired(reader.ValueSpan))
            return false;
        text = reader.GetString()!;
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes >= minBytes && bytes <= maxBytes;
    }
}
