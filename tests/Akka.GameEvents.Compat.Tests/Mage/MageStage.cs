using System.Text.Json;

namespace Akka.GameEvents.Compat.Tests.Mage;

/// <summary>Does what the cases of MAGE's clients need that no demo actor does: <c>mageStage</c>, without a key.</summary>
[Acl("*")]
public sealed class MageStage : GameActor<MageStage.Props>
{
    public sealed record Props;

    public static CompatOptions Options(MageOptions? mage = null) => new()
    {
        Mage = (mage ?? new MageOptions()) with
        {
            Enabled = true,
            Commands = new Dictionary<string, IReadOnlyDictionary<string, MageCommand>>
            {
                ["test"] = new Dictionary<string, MageCommand>
                {
                    ["login"] = Command("userId", "roles") with { Login = true },
                    ["say"] = Command("to", "name", "payload"),
                    ["sayAll"] = Command("to"),
                    ["fail"] = Command("to", "code"),
                    ["crash"] = Command(),
                    ["members"] = Command(),
                    ["nobody"] = Command() with { Login = true },
                },
            },
        },
    };

    [Action]
    public static object Login(string userId, IReadOnlyList<string>? roles = null) => new { userId, roles };

    [Action]
    public static int Nobody() => 1;

    /// <summary>To whom it is given, or to the caller.</summary>
    [Action]
    public void Say(IReadOnlyList<string>? to, string name, JsonElement? payload = null) => Emit(name, payload, to: Users(to ?? [User.Id]));

    [Action]
    public void SayAll(IReadOnlyList<string> to)
    {
        Emit("test.1", new { hello = "world" }, to: Users(User.Id));
        Emit("test.2", to: Users(User.Id));
        Emit("test.3", 3, to: Users(to[0]));
        Emit("test.4", 4, to: Users(to[0], to[1]));
        Emit("test.7", 7, to: Users(to[2]));
    }

    [Action]
    public void Fail(string to, string code)
    {
        Emit("dropped", to: Users(User.Id, to));
        Emit("always.all", to: Global, options: EmitOptions.Always);
        Emit("always.emit", to: Users(User.Id, to), options: EmitOptions.Always);
        throw new UserError(code, "It failed.");
    }

    [Action]
    public void Crash()
    {
        Emit("dropped", to: Users(User.Id));
        throw new InvalidOperationException("secret");
    }

    [Action]
    [Acl("member")]
    public static string Members() => "welcome";

    private static MageCommand Command(params IReadOnlyList<string> parameters) => new() { Actor = "mageStage", Params = parameters };
}
