using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Akka.GameEvents.Samples;

/// <summary>Reaches users wherever they are: <c>players</c>, key <c>all</c>. Nobody needs to join it to be annoyed.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Players : GameActor<NoState>
{
    private const string Annoyance = "annoy";
    private const int MaxCount = 10_000;
    private const int MaxIntervalMs = 60_000;

    /// <summary>A client may send one id in place of a list.</summary>
    [Action]
    public void Annoy(IReadOnlyList<string> userIds, JsonElement? payload = null) => Emit(Annoyance, payload, to: Users(userIds));

    [Action]
    public void AnnoyEveryone(JsonElement? payload = null) => Emit(Annoyance, payload, to: Global);

    /// <summary>Answers at once; the rest happens outside of turns, so that other actions run in between.</summary>
    [Action]
    public void Bombard(
        [Range(0, MaxCount)] int count, [Range(0, MaxIntervalMs)] int intervalMs, string? userId = null, JsonElement? payload = null)
    {
        var target = userId ?? User.Id;
        var interval = TimeSpan.FromMilliseconds(intervalMs);
        Background(async (scope, stop) =>
        {
            for (var n = 0; n < count; n++)
            {
                if (n > 0) await Task.Delay(interval, Time, stop);
                scope.Emit(Annoyance, payload, to: Users(target));
                await scope.FlushAsync(stop);
            }
        });
    }
}
