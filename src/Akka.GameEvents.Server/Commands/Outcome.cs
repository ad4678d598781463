using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Commands;

/// <summary>Turns what keeps a command from its work into a line for a person and an exit code.</summary>
internal static class Outcome
{
    public static async Task<int> OfAsync(Func<Task> work, TextWriter error)
    {
        try
        {
            await work().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (Exception e)
        {
            // One line for each setting that is refused; of any other failure one line in all.
            var lines = e is SettingException ? e.Message.Split('\n') : [e.Message.ReplaceLineEndings(" ")];
            foreach (var line in lines)
                await error.WriteLineAsync($"gameevents: {line}").ConfigureAwait(false);
            return e is SettingException ? ExitCode.Refused : ExitCode.Failed;
        }
    }
}
