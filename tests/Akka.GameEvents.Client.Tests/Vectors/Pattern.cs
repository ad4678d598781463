using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Vectors;

/// <summary>The patterns and variables of one script (tests/vectors/README.md).</summary>
internal sealed class Pattern
{
    private readonly Dictionary<string, JsonNode?> _variables = [];

    public long Number(string name) => _variables[name]!.GetValue<long>();

    /// <summary>The value with its <c>$name</c> texts replaced.</summary>
    public JsonNode? Fill(JsonNode? form) => form switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        _ when Name(form) is { } name => _variables[name]?.DeepClone(),
        _ => form?.DeepClone(),
    };

    /// <summary>Fails unless the value fits; further members of objects do not matter.</summary>
    public void Match(JsonNode? pattern, JsonNode? value, bool isThere, string path = "message")
    {
        if (Name(pattern) is { } name)
        {
            MatchName(name, value, isThere, path);
        }
        else if (pattern is JsonArray items)
        {
            var array = Assert.IsType<JsonArray>(value);
            Assert.Equal(items.Count, array.Count);
            for (var i = 0; i < items.Count; i++)
                Match(items[i], array[i], isThere: true, $"{path}[{i}]");
        }
        else if (pattern is JsonObject members)
        {
            var container = Assert.IsType<JsonObject>(value);
            foreach (var (member, each) in members)
                Match(each, container[member], container.ContainsKey(member), $"{path}.{member}");
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(pattern, value), $"{path} is {value?.ToJsonString()}, not {pattern?.ToJsonString()}");
        }
    }

    private void MatchName(string name, JsonNode? value, bool isThere, string path)
    {
        var parts = name.Split(':');
        if (_variables.TryGetValue(name, out var known))
            Assert.True(JsonNode.DeepEquals(known, value), $"{path} is not ${name}");
        else
            Assert.True(IsOfType(parts[0], value, isThere), $"{path} is no {parts[0]}: {value?.ToJsonString()}");
        if (parts.Length == 2) _variables[parts[1]] = value?.DeepClone();
    }

    private static bool IsOfType(string type, JsonNode? value, bool isThere) => type switch
    {
        "any" => isThere,
        "absent" => !isThere,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "int" => value is JsonValue number && number.TryGetValue<long>(out _),
        "bool" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        "array" => value is JsonArray,
        "object" => value is JsonObject,
        _ => throw new InvalidOperationException($"There is no pattern and no variable ${type}."),
    };

    private static string? Name(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var name) && name.StartsWith('$') ? name[1..] : null;
}
