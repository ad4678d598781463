using System.Text.Json;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.ActorCore;

/// <summary>
/// The tags by which clients of actor-core name an actor: <c>name</c> is its type, and the others, in the order of their names, are its key,
/// each as two segments. So no two sets of tags name the same actor.
/// </summary>
internal static class ActorTags
{
    private const string Name = "name";

    /// <summary>The actor; null when these are no tags of one.</summary>
    public static ActorAddress? TryRead(JsonElement tags)
    {
        if (JsonEncoding.Member(tags, Name, JsonValueKind.String) is not { } type) return null;
        var others = tags.EnumerateObject().Where(tag => tag.Name != Name).OrderBy(tag => tag.Name, StringComparer.Ordinal).ToArray();
        if (others.Any(tag => tag.Value.ValueKind != JsonValueKind.String)) return null;
        string[] key = [.. others.SelectMany(tag => new[] { tag.Name, tag.Value.GetString()! })];
        return ActorAddress.TryCreate(type.GetString()!, key, out var address) && !address.IsReserved ? address : null;
    }
}
