using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

/// <summary>The conversations of tests/vectors, by file and name.</summary>
internal static class Conversations
{
    public static IReadOnlyDictionary<string, JsonElement> All { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "vectors"), "conversation-*.json")
        .SelectMany(file => VectorFile.Load(Path.GetFileName(file)).GetProperty("conversations").EnumerateArray()
            .Select(conversation => (Name: $"{Path.GetFileNameWithoutExtension(file)}: {conversation.GetProperty("name")}", conversation)))
        .ToDictionary(pair => pair.Name, pair => pair.conversation);

    public static IEnumerable<JsonElement> StepsOf(string name) => All[name].GetProperty("steps").EnumerateArray();

    /// <summary>The messages sent, with something well-formed in the place of variables.</summary>
    public static IEnumerable<JsonObject> MessagesOf(string name) => StepsOf(name)
        .Where(step => step.TryGetProperty("send", out var sent) && sent.ValueKind != JsonValueKind.String)
        .Select(step => JsonNode.Parse(step.GetProperty("send").GetRawText())!)
        .SelectMany(sent => sent is JsonArray several ? several.Select(one => one!.AsObject()) : [sent.AsObject()])
        .Select(Filled);

    public static IEnumerable<JsonElement> PatternsOf(string name) => StepsOf(name).SelectMany(step =>
        step.TryGetProperty("expect", out var one) ? [one]
        : step.TryGetProperty("expectInAnyOrder", out var several) ? [.. several.EnumerateArray()]
        : Array.Empty<JsonElement>());

    public static IEnumerable<int> ClosesOf(string name) =>
        StepsOf(name).Where(step => step.TryGetProperty("expectClose", out _)).Select(step => step.GetProperty("expectClose").GetInt32());

    private static JsonObject Filled(JsonObject message)
    {
        foreach (var (member, value) in message.ToArray())
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith('$'))
                message[member] = member is "args" or "key" ? new JsonArray() : "x";
        }

        return message;
    }
}
