using System.Text.Json;

namespace Akka.GameEvents.Samples;

/// <summary>For measuring: <c>bench</c>, keyed by anything.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Bench : GameActor<NoState>
{
    [Action]
    public void Publish(JsonElement payload) => Emit("ev", payload);

    [Action]
    public static JsonElement Echo(JsonElement payload) => payload;
}
