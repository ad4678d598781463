using System.CommandLine;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Tokens;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Commands;

/// <summary><c>gameevents token</c>: prints a token signed with the configured key.</summary>
internal static class TokenCommand
{
    private static readonly SettingRangeAttribute Allowed = new("1s", "365d");

    public static Command Create(Option<FileInfo?> config)
    {
        var subject = new Option<string>("--sub") { Description = "The user's id.", HelpName = "USER", Required = true };
        var roles = new Option<string[]>("--role") { Description = "A role that the token grants; may be given again.", HelpName = "ROLE" };
        var name = new Option<string?>("--name") { Description = "A name to show.", HelpName = "NAME" };
        var expires = new Option<string?>("--expires")
        {
            Description = "How long it is good for, such as 30m, 1h, 7d. Default: auth.token-expiry.",
            HelpName = "TIME",
        };
        var command = new Command("token", "Prints a token signed with the configured key.") { subject, roles, name, expires };
        command.SetAction((parsed, _) => Outcome.OfAsync(
            () =>
            {
                var request = new TokenRequest(parsed.GetRequiredValue(subject), parsed.GetValue(roles), parsed.GetValue(name));
                var token = Issue(SettingsSources.OfProcess(parsed.GetValue(config), null), request, parsed.GetValue(expires));
                return parsed.InvocationConfiguration.Output.WriteLineAsync(token);
            },
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static string Issue(SettingsSources sources, TokenRequest request, string? expires)
    {
        var settings = ServerSettings.Load(sources);
        if (!settings.Tokens.Keys.Any(key => key.CanSign))
        {
            throw new SettingException(
                "There is no key to sign with: put the server's secret into GAMEEVENTS_KEY, or name its settings with --config. "
                + "A server in Development that was given none signs with a key of its own: ask it by POST /v1/token.");
        }

        var options = expires is null ? settings.Tokens : settings.Tokens with { Expiry = Duration(expires) };
        try
        {
            return request.Issue(new TokenIssuer(options, TimeProvider.System));
        }
        catch (ArgumentException)
        {
            throw new SettingException(
                $"No server would take this token: --sub needs 1 to {ActorAddress.MaxKeyBytes} bytes and must not begin with "
                + $"\"{GameUser.GuestPrefix}\", and the token as a whole may have {CompactJws.MaxLength} characters.");
        }
    }

    private static TimeSpan Duration(string text) => SettingText.Parse(text, typeof(TimeSpan)) is TimeSpan time && Allowed.Holds(time)
        ? time
        : throw new SettingException("--expires", text, Allowed.ToString());
}
