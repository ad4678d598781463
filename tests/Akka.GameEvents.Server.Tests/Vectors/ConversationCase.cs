using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Protocol.Tests.Vectors;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Vectors;

/// <summary>One run of a conversation: one value for its variable, if it has any.</summary>
internal sealed record ConversationCase(string Name, IReadOnlyList<JsonObject> Steps, Variables Variables)
{
    private static readonly Dictionary<string, JsonElement> All =
        System.IO.Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "vectors"), "conversation-*.json")
            .SelectMany(file => VectorFile.Load(Path.GetFileName(file)).GetProperty("conversations").EnumerateArray(), NameAndValue)
            .ToDictionary();

    public static IEnumerable<string> With(bool settings) =>
        from conversation in All
        where conversation.Value.TryGetProperty("settings", out _) == settings
        select conversation.Key;

    /// <summary>How often the conversation is run.</summary>
    public static int CountOf(string name) => ValuesOf(name).Count;

    public static ConversationCase Of(string name, int index)
    {
        var variables = new Variables();
        var (variable, value) = ValuesOf(name)[index];
        if (variable is not null) variables.Set(variable, value);
        var steps = All[name].GetProperty("steps").EnumerateArray().Select(step => JsonNode.Parse(step.GetRawText())!.AsObject());
        return new ConversationCase(name, [.. steps], variables);
    }

    /// <summary>The settings of all vectors, and on top of them those of this conversation.</summary>
    public static SettingsText SettingsOf(string? name)
    {
        var settings = new SettingsText();
        Add(settings, VectorFile.Load("tokens.json"));
        if (name is not null) Add(settings, All[name]);
        return settings;
    }

    private static KeyValuePair<string, JsonElement> NameAndValue(string file, JsonElement conversation) =>
        new($"{Path.GetFileNameWithoutExtension(file)}: {conversation.GetProperty("name")}", conversation);

    private static void Add(SettingsText settings, JsonElement holder)
    {
        if (!holder.TryGetProperty("settings", out var own)) return;
        foreach (var setting in own.EnumerateObject())
            settings.Set(setting.Name, JsonNode.Parse(setting.Value.GetRawText()));
    }

    private static List<(string? Variable, JsonNode? Value)> ValuesOf(string name)
    {
        if (!All[name].TryGetProperty("each", out var each)) return [(null, null)];
        var variable = each.EnumerateObject().Single();
        var values = variable.Value.ValueKind == JsonValueKind.String
            ? Variables.TokensOf(variable.Value.GetString() == "$validTokens" ? "valid" : "refused")
            : variable.Value.EnumerateArray().Select(value => JsonNode.Parse(value.GetRawText()));
        return [.. values.Select(value => ((string?)variable.Name, value))];
    }
}
