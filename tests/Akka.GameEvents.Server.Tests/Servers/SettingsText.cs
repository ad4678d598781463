using System.Text.Json.Nodes;

namespace Akka.GameEvents.Server.Tests.Servers;

/// <summary>Settings by their dotted keys below <c>gameevents</c>.</summary>
internal sealed class SettingsText
{
    public const string Key = "a secret of the tests, and of nothing else";

    private readonly JsonObject _root = [];

    /// <summary>Sets what is not set yet.</summary>
    public SettingsText WithDefault(string key, JsonNode value)
    {
        var known = key.Split('.').Aggregate((JsonNode?)_root, (group, segment) => group?[segment]);
        return known is null ? Set(key, value) : this;
    }

    public SettingsText Set(string key, JsonNode? value)
    {
        var segments = key.Split('.');
        var group = segments[..^1].Aggregate(_root, (parent, segment) => (parent[segment] ??= new JsonObject()).AsObject());
        group[segments[^1]] = value;
        return this;
    }

    /// <summary>The text of a file for <c>--config</c>.</summary>
    public override string ToString() => new JsonObject { ["gameevents"] = _root.DeepClone() }.ToJsonString();
}
