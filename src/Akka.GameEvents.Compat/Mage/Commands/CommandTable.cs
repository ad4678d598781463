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
        for (var i = 0; i < options.Commands.Count; i++) Add($"{Path}.commands.{i}", options.Commands[i], types, problems);
        SettingException.ThrowIfAny(problems);
    }

    public IEnumerable<KeyValuePair<string, UserCommand>> All => _byName;

    public UserCommand? Find(string name) => _byName.GetValueOrDefault(name);

    private void Add(string path, MageCommand command, ActorCatalog types, List<SettingProblem> problems)
    {
        var names = command.Name.Split('.');
        if (names is not [var module, var name] || !Word.IsMatch(module) || !Word.IsMatch(name) || module == ConfigCommand.Module)
        {
            problems.Add(SettingProblem.Value($"{path}.name", command.Name, "module.command, where the module is not config"));
            return;
        }

        var action = command.Action ?? name;
        if (!ActorAddress.TryParse(command.Actor, out var address) || types.TryFind(address) is not { } type)
            problems.Add(SettingProblem.Value($"{path}.actor", command.Actor, "the address of an actor whose type there is, such as players/all"));
        else if (!type.Actions.ContainsKey(action))
            problems.Add(SettingProblem.Value($"{path}.action", action, $"an action of {type.Name}: {string.Join(", ", type.Actions.Keys)}"));
        else if (!_byName.TryAdd(command.Name, new UserCommand(address, action, command.Params, command.Login)))
            problems.Add(SettingProblem.Value($"{path}.name", command.Name, "a name that no other command has"));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
    private static partial Regex Word { get; }
}
