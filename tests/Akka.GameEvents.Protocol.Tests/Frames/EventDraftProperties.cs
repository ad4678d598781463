using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Protocol.Tests.Frames;

public class EventDraftProperties
{
    private static readonly Arbitrary<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("\"", "\\", "\0", "é😀", "\u2028", "</script>", new string('x', 200))).Where(IsUnicode).ToArbitrary();

    private static readonly Arbitrary<long?> Sequence = ArbMap.Default.GeneratorFor<long>()
        .Select(s => s % 3 == 0 ? (long?)null : Math.Abs(s % PacketLimits.MaxInteger)).ToArbitrary();

    [Fact]
    public void EncodeAndSeal_AnyEvent_IsTheObjectExpected() =>
        Prop.ForAll(Text, Text, Sequence, (name, payload, sequence) =>
        {
            var address = ActorAddress.Create("room", "1");
            var expected = new JsonObject { ["t"] = "event", ["a"] = "room/1", ["n"] = name, ["d"] = new JsonArray(payload) };
            if (sequence is { } s)
                expected["s"] = s;

            var serialized = EventDraft.Encode(address, name, new[] { payload }, JsonSerializerOptions.Web).Seal(sequence);
            var raw = EventDraft.Encode(address, name, JsonSerializer.SerializeToUtf8Bytes(new[] { payload })).Seal(sequence);

            return JsonNode.DeepEquals(expected, JsonNode.Parse(serialized.Text.Span))
                && JsonNode.DeepEquals(expected, JsonNode.Parse(raw.Text.Span));
        }).QuickCheckThrowOnFailure();

    private static bool IsUnicode(string text) => text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
