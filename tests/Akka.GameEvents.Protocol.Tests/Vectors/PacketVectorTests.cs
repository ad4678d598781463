using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

public class PacketVectorTests
{
    private static readonly Dictionary<string, JsonElement> Vectors =
        VectorFile.Load("packets.json").GetProperty("cases").EnumerateArray().ToDictionary(vector => vector.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Vector_IsAsExpected(string name)
    {
        var vector = Vectors[name];

        var packet = PacketReader.Read(VectorFile.Bytes(vector.GetProperty("packet")));

        if (vector.TryGetProperty("broken", out var code))
        {
            Assert.True(packet.IsBroken);
            Assert.Equal(code.GetString(), packet.Fault.Code);
            Assert.Null(packet.Fault.Id);
            Assert.Empty(packet.Items);
            return;
        }

        Assert.False(packet.IsBroken);
        if (vector.TryGetProperty("count", out var count))
        {
            Assert.Equal(count.GetInt32(), packet.Items.Count);
            Assert.IsAssignableFrom<ClientMessage>(packet.Items[0]);
            return;
        }

        var expected = vector.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(expected.Count, packet.Items.Count);
        foreach (var (want, item) in expected.Zip(packet.Items))
            AssertItem(want, item);
    }

    private static void AssertItem(JsonElement expected, PacketItem item)
    {
        if (expected.TryGetProperty("bad", out var bad))
        {
            var fault = Assert.IsType<BadMessage>(item);
            Assert.Equal(bad.TryGetProperty("id", out var id) ? id.GetInt64() : null, fault.Id);
            Assert.Equal(bad.GetProperty("code").GetString(), fault.Code);
            if (!bad.TryGetProperty("names", out var names))
                return;
            if (fault.Code == ErrorCodes.LimitExceeded)
                Assert.Equal(names.GetString(), JsonNode.Parse(fault.Data.Utf8.Span)!["limit"]!.GetValue<string>());
            else
                Assert.StartsWith(names.GetString() + " must be ", fault.Text, StringComparison.Ordinal);
            return;
        }

        var actual = NormalForm.Of(Assert.IsAssignableFrom<ClientMessage>(item));
        Assert.True(JsonNode.DeepEquals(WithRawTexts(expected), actual), actual.ToJsonString());
    }

    /// <summary>The members that are kept as they were written are compared as texts.</summary>
    private static JsonObject WithRawTexts(JsonElement expected)
    {
        var form = JsonNode.Parse(expected.GetRawText())!.AsObject();
        foreach (var name in new[] { "args", "input", "params" })
        {
            if (form.TryGetPropertyValue(name, out var value) && (value as JsonObject)?.ContainsKey("$text") != true)
                form[name] = new JsonObject { ["$text"] = value?.ToJsonString() ?? "null" };
        }

        return form;
    }
}
