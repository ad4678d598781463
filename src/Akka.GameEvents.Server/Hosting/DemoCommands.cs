namespace Akka.GameEvents.Server.Hosting;

/// <summary>What clients of MAGE may run where the demo actors are: user commands of the module <c>players</c>.</summary>
internal static class DemoCommands
{
    private static readonly MageCommand[] All =
    [
        new() { Name = "players.login", Actor = "magePlayers/all", Params = ["name"], Login = true },
        new() { Name = "players.annoy", Actor = "magePlayers/all", Params = ["targets", "payload"] },
        new() { Name = "players.bombard", Actor = "players/all", Params = ["count", "intervalMs"] },
        new() { Name = "players.annoyEveryone", Actor = "players/all", Params = ["payload"] },
    ];

    /// <summary>The same settings, with these commands but for those that have others under their names.</summary>
    public static CompatOptions AddTo(CompatOptions compat)
    {
        var own = compat.Mage.Commands;
        var added = All.Where(demo => own.All(command => command.Name != demo.Name));
        return compat with { Mage = compat.Mage with { Commands = [.. own, .. added] } };
    }
}
