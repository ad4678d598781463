using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Akka.GameEvents.Server.Tests.Vectors;

/// <summary>Matches messages against the patterns of tests/vectors/README.md.</summary>
internal static class Pattern
{
    private const string Absent = "$absent";
    private const string Regular = "$match";

    /// <summary>Captures into the variables; when it is false, they hold what was captured on the way.</summary>
    public static bool Matches(JsonNode? pattern, JsonElement value, Variables variables) => pattern switch
    {
        null => value.ValueKind == JsonValueKind.Null,
        JsonObject regular when regular.ContainsKey(Regular) =>
            value.ValueKind == JsonValueKind.String && Regex.IsMatch(value.GetString()!, regular[Regular]!.GetValue<string>(), RegexOptions.ECMAScript),
        JsonObject members => value.ValueKind == JsonValueKind.Object && members.All(member => HasMember(member.Key, member.Value, value, variables)),
        JsonArray items => value.ValueKind == JsonValueKind.Array
            && items.Count == value.GetArrayLength()
            && items.Zip(value.EnumerateArray()).All(pair => Matches(pair.First, pair.Second, variables)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => MatchesText(text.GetValue<string>(), value, variables),
        _ => IsEqual(pattern, value),
    };

    private static bool HasMember(string name, JsonNode? pattern, JsonElement value, Variables variables)
    {
        var absent = pattern is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == Absent;
        return value.TryGetProperty(name, out var member) ? !absent && Matches(pattern, member, variables) : absent;
    }

    private static bool MatchesText(string text, JsonElement value, Variables variables)
    {
        if (!text.StartsWith('$')) return value.ValueKind == JsonValueKind.String && value.GetString() == text;
        if (variables.TryResolve(text, out var known)) return IsEqual(known, value);
        var form = text[1..].Split(':');
        if (!IsOfType(form[0], value)) return false;
        if (form.Length == 2) variables.Set(form[1], JsonNode.Parse(value.GetRawText()));
        return true;
    }

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "any" => true,
        "string" => value.ValueKind == JsonValueKind.String,
        "int" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new InvalidOperationException($"There is no pattern and no variable ${type}."),
    };

    private static bool IsEqual(JsonNode? expected, JsonElement value) => JsonElement.DeepEquals(JsonSerializer.SerializeToElement(expected), value);
}
