using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Parsing;
using Akka.GameEvents.Hocon.Parsing.Nodes;
using Akka.GameEvents.Hocon.Rendering;
using Akka.GameEvents.Hocon.Resolving;
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

    /// <summary>Without the keys' conversion to configuration, which tells fewer of them apart.</summary>
    public static HoconObject Resolve(params IEnumerable<string> texts) => new Resolver(
        MergeTree.Of(texts.Select((text, i) => (ObjectNode)Parser.Parse(text, $"test{i}.conf").Root)),
        new Dictionary<string, string>()).Resolve();

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

    /// <summary>All that counts of a value: its keys in their order, its kinds, its texts.</summary>
    public static string Show(HoconValue value) => value switch
    {
        HoconObject fields => $"{{{string.Join(',', fields.Fields.Select(field => $"{HoconText.Quote(field.Key)}:{Show(field.Value)}"))}}}",
        HoconArray array => $"[{string.Join(',', array.Items.Select(Show))}]",
        HoconScalar scalar => $"{scalar.Kind} {HoconText.Quote(scalar.Text)}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static JsonNode? ToJson(HoconValue value) => value switch
    {
        HoconObject fields => new JsonObject(fields.Fields.Select(field => KeyValuePair.Create(field.Key, ToJson(field.Value)))),
        HoconArray array => new JsonArray([.. array.Items.Select(ToJson)]),
        HoconScalar { Kind: ScalarKind.String } scalar => JsonValue.Create(scalar.Text),
        HoconScalar scalar => JsonSerializer.Deserialize<JsonNode?>(scalar.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
