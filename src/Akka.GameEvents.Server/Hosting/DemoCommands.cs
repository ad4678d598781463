namespace Akka.GameEvents.Server.Hosting;

/// <summary>What clients of MAGE may run where the demo actors are: user commands of the module <c>players</c>.</summary>
internal static class DemoCommands
{
    private const string Module = "players";

    private static readonly Dictionary<string, MageCommand> All = new()
    {
        ["login"] = new() { Actor = "magePlayers/all", Params = ["name"], Login = true },
        ["annoy"] = new() { Actor = "magePlayers/all", Params = ["targets", "payload"] },
        ["bombard"] = new() { Actor = "players/all", Params = ["count", "intervalMs"] },
        ["annoyEveryone"] = new() { Actor = "players/all", Params = ["payload"] },
    };

    /// <summary>The same settings, with these commands but for those that have others under their names.</summary>
    public static CompatOptions AddTo(CompatOptions compat)
    {
        var modules = new Dictionary<string, IReadOnlyDictionary<string, MageCommand>>(compat.Mage.Commands);
        var players = new Dictionary<string, MageCommand>(All);
        foreach (var (name, command) in modules.GetValueOrDefault(Module) ?? new Dictionary<string, MageCommand>()) players[name] = command;
        modules[Module] = players;
        return compat with { Mage = compat.Mage with { Commands = modules } };
    }
}
