using System.CommandLine;
using Akka.GameEvents.Server.Settings;

namespace Akka.GameEvents.Server.Commands;

/// <summary><c>gameevents check FILE</c>: says what a server would refuse, without starting one.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file that --config would name." };
        var command = new Command("check", "Says what a server started with this file and in this environment would refuse, without starting it.") { file };
        command.SetAction((parsed, _) => Outcome.OfAsync(
            () =>
            {
                var checkedFile = parsed.GetRequiredValue(file);
                var settings = ServerSettings.LoadForServing(SettingsSources.OfProcess(checkedFile, null));
                return parsed.InvocationConfiguration.Output.WriteLineAsync($"{checkedFile}: a server would start with it ({settings.Profile}).");
            },
            parsed.InvocationConfiguration.Error));
        return command;
    }
}
