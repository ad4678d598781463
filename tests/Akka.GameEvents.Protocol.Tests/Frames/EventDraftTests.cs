using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Akka.GameEvents.Protocol.Tests.Frames;

public class EventDraftTests
{
    private static readonly ActorAddress Room = ActorAddress.Create("chatRoom", "a/b");

    [Fact]
    public void Seal_WithSequence_IsTheEventOfTheProtocol() =>
        Assert.Equal(
            """{"t":"event","a":"chatRoom/a%2Fb","n":"messageReceived","d":{"text":"hi"},"s":58}""",
            Text(EventDraft.Encode(Room, "messageReceived", """{"text":"hi"}"""u8).Seal(58)));

    [Fact]
    public void Seal_WithoutSequence_HasNone() =>
        Assert.Equal(
            """{"t":"event","a":"global","n":"x","d":[1]}""",
            Text(EventDraft.Encode(ActorAddress.Global, "x", "[1]"u8).Seal(null)));

    [Fact]
    public void Encode_NoPayload_HasNoData() =>
        Assert.Equal("""{"t":"event","a":"global","n":"x","s":1}""", Text(EventDraft.Encode(ActorAddress.Global, "x", default).Seal(1)));

    [Fact]
    public void Encode_Null_HasNullForData() =>
        Assert.Equal(
            """{"t":"event","a":"global","n":"x","d":null}""",
            Text(EventDraft.Encode<string?>(ActorAddress.Global, "x", null, JsonSerializerOptions.Web).Seal(null)));

    [Fact]
    public void Encode_PayloadDeclaredAsObject_IsSerializedAsWhatItIs() =>
        Assert.Equal(
            """{"t":"event","a":"global","n":"x","d":{"text":"é😀<b>"}}""",
            JsonNode.Parse(Text(EventDraft.Encode<object>(ActorAddress.Global, "x", new Said("é😀<b>"), JsonSerializerOptions.Web).Seal(null)))!
                .ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));

    [Fact]
    public void Seal_LongestSequence_Fits()
    {
        var draft = EventDraft.Encode(Room, "x", "1"u8);
        var most = draft.MaxTextBytes;

        var frame = draft.Seal(long.MaxValue);

        Assert.Equal(long.MaxValue, JsonNode.Parse(frame.Text.Span)!["s"]!.GetValue<long>());
        Assert.Equal(most, frame.Text.Length);
    }

    [Fact]
    public void Seal_Twice_Throws()
    {
        var draft = EventDraft.Encode(Room, "x", default);
        draft.Seal(1);

        Assert.Throws<InvalidOperationException>(() => draft.Seal(2));
    }

    [Fact]
    public void Encode_ConverterThrows_LeavesNothingBehind()
    {
        var options = new JsonSerializerOptions { Converters = { new Refusing() } };

        Assert.Throws<NotSupportedException>(() => EventDraft.Encode(Room, "x", new Said("x"), options));
        Assert.Equal("""{"t":"pong","now":0}""", Text(ServerMessages.Pong(DateTimeOffset.UnixEpoch)));
    }

    [Fact]
    public void Encode_ConverterEncodesAnother_KeepsThemApart()
    {
        var nesting = new Nesting();
        var options = new JsonSerializerOptions { Converters = { nesting } };

        var outer = EventDraft.Encode(Room, "outer", new Said("x"), options).Seal(1);

        Assert.Equal("""{"t":"event","a":"chatRoom/a%2Fb","n":"outer","d":"x","s":1}""", Text(outer));
        Assert.Equal("""{"t":"event","a":"global","n":"inner","s":2}""", Text(nesting.Inner!));
    }

    [Fact]
    public void Encode_LargePayload_IsWhole()
    {
        var text = new string('x', 1 << 20);

        var frame = EventDraft.Encode(Room, "x", text, JsonSerializerOptions.Web).Seal(1);

        Assert.Equal(text, JsonNode.Parse(frame.Text.Span)!["d"]!.GetValue<string>());
    }

    [Fact]
    public void EncodeAndSeal_WarmedUp_AllocateTheBufferAndTwoSmallObjects()
    {
        var payload = new Said(new string('x', 100));
        Frame? frame = null;
        Encode();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Encode();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        const int arrayHeader = 24, draftAndFrame = 32 + 48, rounding = 8;
        Assert.InRange(each, frame!.RetainedBytes, frame.RetainedBytes + arrayHeader + draftAndFrame + rounding);

        void Encode() => frame = EventDraft.Encode(Room, "messageReceived", payload, JsonSerializerOptions.Web).Seal(58);
    }

    private static string Text(Frame frame) => System.Text.Encoding.UTF8.GetString(frame.Text.Span);

    private sealed record Said(string Text);

    private sealed class Refusing : JsonConverter<Said>
    {
        public override Said Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Said value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            throw new NotSupportedException();
        }
    }

    private sealed class Nesting : JsonConverter<Said>
    {
        public Frame? Inner { get; private set; }

        public override Said Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Said value, JsonSerializerOptions options)
        {
            Inner = EventDraft.Encode(ActorAddress.Global, "inner", default).Seal(2);
            writer.WriteStringValue(value.Text);
        }
    }
}
