using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Akka.GameEvents.Samples;

/// <summary>For measuring: <c>bench</c>, keyed by anything.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Bench : GameActor<NoState>
{
    private const int MaxHangMs = 600_000;

    [Action]
    public void Publish(JsonElement payload) => Emit("ev", payload);

    [Action]
    public static JsonElement Echo(JsonElement payload) => payload;

    /// <summary>Heeds no cancellation: over <c>actors.action-timeout</c> the server gives it up, and begins the actor again in a new epoch.</summary>
    [Action]
    public async Task PublishAndHang(JsonElement payload, [Range(0, MaxHangMs)] int ms)
    {
        Publish(payload);
        await Task.Delay(TimeSpan.FromMilliseconds(ms), Time);
    }
}
