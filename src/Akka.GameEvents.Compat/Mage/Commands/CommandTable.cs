using System.Text.RegularExpressions;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>The user commands by their names.</summary>
internal sealed partial class CommandTable
{
    private const string Path = "gameevents.compat.mage";
    private readonly Dictionary<string, UserCommand> _byName = new(StringComparer.Ordinal);

    /// <exception cref="SettingException">A command's name is none, or it names no action that there is.</exception>
    public CommandTable(MageOptions options, ActorCatalog types)
    {
        var problems = new List<SettingProblem>();
        if (!Word.IsMatch(options.App)) problems.Add(SettingProblem.Value($"{Path}.app", options.App, "letters, digits, - and _"));
        foreach (var (module, commands) in options.Commands)
        {
            foreach (var (name, command) in commands) Add(module, name, command, types, problems);
        }

        SettingException.ThrowIfAny(problems);
    }

    public IEnumerable<KeyValuePair<string, UserCommand>> All => _byName;

    public UserCommand? Find(string name) => _byName.GetValueOrDefault(name);

    private void Add(string module, string name, MageCommand command, ActorCatalog types, List<SettingProblem> problems)
    {
        var (path, action) = ($"{Path}.commands.{module}.{name}", command.Action ?? name);
        if (!Word.IsMatch(module) || !Word.IsMatch(name) || module == ConfigCommand.Module)
            problems.Add(new SettingProblem(path, $"{path} is no command: names are of letters, digits, - and _, and the module is not config."));
        else if (!ActorAddress.TryParse(command.Actor ?? "", out var address) || types.TryFind(address) is not { } type)
            problems.Add(SettingProblem.Value($"{path}.actor", command.Actor ?? "null", "the address of an actor whose type there is, such as players/all"));
        else if (!type.Actions.ContainsKey(action))
            problems.Add(SettingProblem.Value($"{path}.action", action, $"an action of {type.Name}: {string.Join(", ", type.Actions.Keys)}"));
        else
            _byName.Add($"{module}.{name}", new UserCommand(address, action, command.Params, command.Login));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
    private static partial Regex Word { get; }
}
