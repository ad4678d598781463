using System.CommandLine;
using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Build.Commands;

internal static class PackCommand
{
    private const string Output = "artifacts/packages";

    public static Command Create(Repository repository)
    {
        var command = new Command("pack", $"Packs what is published, for NuGet, npm and Unity, into {Output}.");
        command.SetAction((_, cancellation) => PackAsync(repository, cancellation));
        return command;
    }

    private static async Task<int> PackAsync(Repository repository, CancellationToken cancellation)
    {
        var folder = repository.PathTo(Output);
        Directory.CreateDirectory(folder);
        foreach (var tool in Tools(repository, folder))
        {
            var exitCode = await tool.RunAsync(cancellation);
            if (exitCode != 0)
            {
                return exitCode;
            }
        }

        var unity = await new UnityPackage(repository).PackAsync(folder, cancellation);
        if (unity != 0)
        {
            return unity;
        }

        Console.WriteLine($"The packages are in {Output}.");
        return 0;
    }

    private static IEnumerable<Tool> Tools(Repository repository, string folder)
    {
        foreach (var project in ProjectFile.Published(repository))
        {
            yield return new Tool("dotnet", "pack", project.Path, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo")
            {
                Folder = repository.Root,
            };
        }

        foreach (var package in NpmPackage.Below(repository, "clients").Where(package => !package.IsPrivate))
        {
            yield return package.Install();
            yield return package.Npm("pack", "--pack-destination", folder, "--loglevel=error");
        }
    }
}
