using System.Text;

namespace Akka.GameEvents.Server.Settings.Reference;

/// <summary>The page <c>docs/configuration.md</c>.</summary>
internal static class ConfigurationPage
{
    private const string Head = """
        # Settings

        This page is made by `gameevents config --markdown` from the program and from [reference.conf](../hocon/reference.conf).

        Settings are written in HOCON, of which JSON is a part. They come from, each over the one before:

        1. [reference.conf](../hocon/reference.conf), which is built in and always underneath;
        2. with `DOTNET_ENVIRONMENT=Development`, the development profile [gameevents.conf](../hocon/gameevents.conf), built in too;
        3. the file of `--config`, such as a copy of [production.conf](../hocon/production.conf);
        4. variables of the environment named after a key, two underscores between its parts: `gameevents__sessions__max=500`;
           an empty one makes a list empty: `gameevents__admin__urls=`;
        5. for `http.urls` only, the variable `ASPNETCORE_URLS` or `DOTNET_URLS`, then `--urls`.

        All files are put together before `${…}` is resolved, so a file may refer to what another one says, and to variables of the
        environment: `hs256-key = ${?GAMEEVENTS_KEY}`. Paths of files are relative to the folder in which the server is started.

        `gameevents check FILE` tells what a server would refuse, without starting one; `gameevents config --print` shows what is in effect
        and where each value came from. What is refused, at a start too: keys that are no settings, values outside of the range, values that
        contradict each other, a secret shorter than 32 bytes, and outside of Development a server without a key or with guests. Nothing is
        read again while the server runs: to change a setting, restart it.

        The admin listener shows metrics, and from outside of this machine or outside of Development it asks for `admin.token`, as
        `Authorization: Bearer`. Without one it stays closed in production, and a server in Development goes on without it when its address is
        taken. It takes `http.tls` for addresses that begin with https.

        Times are written with `ms`, `s`, `m`, `h` or `d`; sizes with `B`, `KiB`, `MiB`, `GiB`, or `kB`, `MB`, `GB`; switches are `on` or `off`.

        """;

    public static string Write()
    {
        var reference = ReferenceEntry.Read(BuiltInFiles.ReferenceText);
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var group in ServerSettings.DescribeDefaults().GroupBy(setting => setting.Group))
        {
            page.Append($"\n## {group.Key}\n\n| setting | default | range | what it is |\n|---|---|---|---|\n");
            foreach (var setting in group)
                page.Append($"| `{setting.Name}` | `{reference[setting.Key].Value}` | {setting.Allowed} | {reference[setting.Key].Comment} |\n");
        }

        return page.ToString();
    }
}
