using System.Net.Sockets;
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
            return ExitCode.Stopped;
        }
        catch (SettingException e)
        {
            return await TellAsync(error, e.Message, ExitCode.Refused).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            return await TellAsync(error, e.Message, ExitCode.CannotStart).ConfigureAwait(false);
        }
    }

    private static async Task<int> TellAsync(TextWriter error, string message, int code)
    {
        await error.WriteLineAsync($"gameevents: {message.ReplaceLineEndings(" ")}").ConfigureAwait(false);
        return code;
    }
}
