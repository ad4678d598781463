using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Tests.Support;

/// <summary>Loads texts, and shows what they mean as JSON.</summary>
internal static class Conf
{
    public static HoconDocument Load(string text, params (string Name, string Value)[] environment) =>
        HoconDocument.Load([HoconSource.FromText(text, "test.conf")], environment.ToDictionary(v => v.Name, v => v.Value));

    /// <summary>The first lies lowest.</summary>
    public static HoconDocument LoadAll(params string[] texts) =>
        HoconDocument.Load([.. texts.Select((text, i) => HoconSource.FromText(text, $"test{i}.conf"))], new Dictionary<string, string>());

    public static HoconDocument LoadFile(string path) => HoconDocument.Load([HoconSource.FromFile(path)], new Dictionary<string, string>());

    public static HoconException Refused(string text, params (string Name, string Value)[] environment) =>
        Assert.Throws<HoconException>(() => Load(text, environment));

    /// <summary>Same values, whatever the order of the keys and the way that numbers are written.</summary>
    public static void AssertMeans(string json, HoconDocument document)
    {
        var expected = JsonNode.Parse(json);
        var actual = ToJson(document.Root);
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected: {expected?.ToJsonString()}\nActual:   {actual?.ToJsonString()}");
    }

    public static JsonNode? ToJson(HoconValue value) => value switch
    {
        HoconObject fields => new JsonObject(fields.Fields.Select(field => KeyValuePair.Create(field.Key, ToJson(field.Value)))),
        HoconArray array => new JsonArray([.. array.Items.Select(ToJson)]),
        HoconScalar { Kind: ScalarKind.String } scalar => JsonValue.Create(scalar.Text),
        HoconScalar scalar => JsonSerializer.Deserialize<JsonNode?>(scalar.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
