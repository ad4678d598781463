using System.CommandLine;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Settings.Reference;

namespace Akka.GameEvents.Server.Commands;

/// <summary><c>gameevents config</c>: prints settings.</summary>
internal static class ConfigCommand
{
    public static Command Create(Option<FileInfo?> config)
    {
        var print = new Option<bool>("--print") { Description = "Prints what is in effect and where each value came from; secrets are masked. The default." };
        var reference = new Option<bool>("--reference") { Description = "Prints reference.conf: every setting with its default." };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the page docs/configuration.md." };
        var command = new Command("config", "Prints settings.") { print, reference, markdown };
        command.Validators.Add(result =>
        {
            if (new[] { print, reference, markdown }.Count(result.GetValue) > 1) result.AddError("Give one of --print, --reference, --markdown.");
        });
        command.SetAction((parsed, _) => Outcome.OfAsync(
            () => parsed.InvocationConfiguration.Output.WriteAsync(
                parsed.GetValue(reference) ? BuiltInFiles.ReferenceText
                : parsed.GetValue(markdown) ? ConfigurationPage.Write()
                : InEffect(SettingsSources.OfProcess(parsed.GetValue(config), null))),
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static string InEffect(SettingsSources sources)
    {
        var settings = ServerSettings.Load(sources);
        var listen = settings.Server with { Http = settings.Server.Http with { Urls = settings.Listen.Urls } };
        return string.Concat(ServerSettings.Describe(listen, settings.Game).Select(setting =>
        {
            var origin = setting.Key == ListenUrls.Setting && settings.Listen.Source != ListenUrls.Setting
                ? $"the variable {settings.Listen.Source}"
                : settings.Layers.OriginOf(setting.Key);
            return $"{setting.Key} = {setting.Written}  # {origin ?? "not set"}\n";
        }));
    }
}
