using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Commands;

/// <summary>Turns what keeps a command from its work into one line and an exit code.</summary>
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
            await error.WriteLineAsync($"gameevents: {e.Message.ReplaceLineEndings(" ")}").ConfigureAwait(false);
            return e is SettingException ? ExitCode.Refused : ExitCode.Failed;
        }
    }
}
