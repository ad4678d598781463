using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Build;

/// <summary>The .NET client as a Unity package: its assemblies are put beside the <c>.meta</c> files that Unity knows them by.</summary>
internal sealed class UnityPackage(Repository repository)
{
    private const string Folder = "clients/unity";
    private const string Plugins = Folder + "/Runtime/Plugins";
    private const string Project = "src/Akka.GameEvents.Client/Akka.GameEvents.Client.csproj";
    private const string Built = "artifacts/unity";

    public async Task<int> PackAsync(string destination, CancellationToken cancellation)
    {
        var exitCode = await Publish().RunAsync(cancellation);
        if (exitCode != 0)
        {
            return exitCode;
        }

        foreach (var assembly in Directory.EnumerateFiles(repository.PathTo(Built), "*.dll"))
        {
            var target = $"{Plugins}/{Path.GetFileName(assembly)}";
            if (!repository.Exists($"{target}.meta"))
            {
                Console.Error.WriteLine($"{target}: has no .meta file, without which Unity does not see it.");
                return 1;
            }

            File.Copy(assembly, repository.PathTo(target), overwrite: true);
        }

        var package = NpmPackage.Below(repository, "clients").Single(package => package.Folder == Folder);
        return await package.Npm("pack", "--pack-destination", destination, "--loglevel=error").RunAsync(cancellation);
    }

    private Tool Publish() => new(
        "dotnet", "publish", Project, "-c", "Release", "-f", "netstandard2.1", "-o", repository.PathTo(Built), "-v", "quiet", "--nologo")
    {
        Folder = repository.Root,
    };
}
