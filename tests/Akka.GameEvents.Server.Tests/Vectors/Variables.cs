using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Protocol.Tests.Vectors;

namespace Akka.GameEvents.Server.Tests.Vectors;

/// <summary>The variables of one conversation, and what stands for them in what is sent.</summary>
internal sealed class Variables
{
    private const string Token = "$token:";

    private static readonly Dictionary<string, string> Tokens = new[] { "valid", "refused" }
        .SelectMany(kind => VectorFile.Load("tokens.json").GetProperty(kind).EnumerateObject())
        .ToDictionary(token => token.Name, token => token.Value.GetProperty("token").GetString()!);

    private readonly Dictionary<string, JsonNode?> _values = [];

    public static string TokenOf(string name) => Tokens[name];

    /// <summary>All tokens of a kind.</summary>
    public static IEnumerable<JsonNode?> TokensOf(string kind) =>
        VectorFile.Load("tokens.json").GetProperty(kind).EnumerateObject().Select(token => JsonNode.Parse(token.Value.GetProperty("token").GetRawText()));

    public Variables Copy()
    {
        var copy = new Variables();
        foreach (var (name, value) in _values)
            copy._values[name] = value;
        return copy;
    }

    public void Set(string name, JsonNode? value) => _values[name] = value?.DeepClone();

    public JsonNode? Get(string name) => _values[name];

    /// <summary>What a text that begins with "$" stands for; false when it names nothing known.</summary>
    public bool TryResolve(string text, out JsonNode? value)
    {
        value = null;
        if (!text.StartsWith('$')) return false;
        if (text.StartsWith(Token, StringComparison.Ordinal))
        {
            value = TokenOf(text[Token.Length..]);
            return true;
        }

        if (text.Split('+') is [var counted, var above] && _values.TryGetValue(counted[1..], out var number))
        {
            value = number!.GetValue<long>() + long.Parse(above, CultureInfo.InvariantCulture);
            return true;
        }

        var path = text[1..].Split('.');
        if (!_values.TryGetValue(path[0], out value)) return false;
        value = path.Skip(1).Aggregate(value, (node, member) => node![member]);
        return true;
    }

    /// <summary>What is sent, with everything in its place.</summary>
    public JsonNode? Fill(JsonNode? form) => form switch
    {
        JsonObject parts when parts.ContainsKey("$parts") => TextOf(new JsonObject { ["parts"] = parts["$parts"]!.DeepClone() }),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && TryResolve(value.GetValue<string>(), out var resolved) =>
            Fill(resolved?.DeepClone()),
        _ => form?.DeepClone(),
    };

    /// <summary>The bytes of a text or of hex, with variables in their place.</summary>
    public byte[] Bytes(JsonNode? form) => VectorFile.Bytes(JsonSerializer.SerializeToElement(Fill(form)));

    private static string TextOf(JsonObject form) => VectorFile.Text(JsonSerializer.SerializeToElement(form));
}
