using System.CommandLine;
using Akka.GameEvents.Server.Hosting;
using Akka.GameEvents.Server.Settings;

namespace Akka.GameEvents.Server.Commands;

/// <summary><c>gameevents</c>: runs the server.</summary>
internal static class ServerCommand
{
    private const string Description = $"""
        GameEvents: a real-time events server for games.

        Settings come from, each over the one before: reference.conf, the development profile, the file of --config, the
        environment, --urls. The environment: GAMEEVENTS_KEY is auth.hs256-key unless a file names another;
        gameevents__sessions__max=500 is sessions.max, and so on; ASPNETCORE_URLS or DOTNET_URLS is http.urls.
        DOTNET_ENVIRONMENT=Development lets guests in, serves the demo actors and their page, and needs no key.

        {ExitCode.Help}
        """;

    public static RootCommand Create()
    {
        var urls = new Option<string[]>("--urls")
        {
            Description = "Where to listen, such as http://0.0.0.0:7350; semicolons between several. Default: http://127.0.0.1:7350.",
            HelpName = "URL",
        };
        var config = new Option<FileInfo?>("--config")
        {
            Description = "A file with settings in HOCON, of which JSON is a part; all in one object \"gameevents\".",
            HelpName = "FILE",
            Recursive = true,
        };
        var root = new RootCommand(Description) { urls, config, TokenCommand.Create(config), CheckCommand.Create(), ConfigCommand.Create(config), ReplayCommand.Create(config) };
        root.SetAction((parsed, stop) => Outcome.OfAsync(
            () => GameServer.RunAsync(ServerSettings.LoadForServing(SettingsSources.OfProcess(parsed.GetValue(config), parsed.GetValue(urls))), stop),
            parsed.InvocationConfiguration.Error));
        return root;
    }
}
