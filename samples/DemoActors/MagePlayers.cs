using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Akka.GameEvents.Samples;

/// <summary>What clients of MAGE play with, who log in with nothing but a name: <c>magePlayers</c>, key <c>all</c>.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class MagePlayers : GameActor<NoState>
{
    private const int MaxName = 64;

    /// <summary>The user of a name. A guest, as nobody has proved to be anyone, and none that a client of another kind can be.</summary>
    [Action]
    public static string Login([Required, StringLength(MaxName, MinimumLength = 1)] string name) => IdOf(name);

    /// <summary>Each target is a user's id, or a name that a client of MAGE has logged in with.</summary>
    [Action]
    public void Annoy(IReadOnlyList<string> targets, JsonElement? payload = null) =>
        Emit("annoy", payload, to: Users(targets.SelectMany(target => (string[])[target, IdOf(target)])));

    private static string IdOf(string name) => $"{GameUser.GuestPrefix}mage-{name}";
}
