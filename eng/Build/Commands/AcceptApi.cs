using Akka.GameEvents.Build.Api;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Commands;

/// <summary>Builds what is published and writes down its public surface.</summary>
internal static class AcceptApi
{
    public static async Task<int> RunAsync(Repository repository, CancellationToken cancellation)
    {
        foreach (var project in ProjectFile.Published(repository))
        {
            var build = await new Tool("dotnet", "build", project.Path, "-c", "Release", "-v", "quiet", "--nologo")
            {
                Folder = repository.Root,
            }.CaptureAsync(cancellation);
            if (!build.Succeeded)
            {
                Console.Error.WriteLine(build.Output);
                return 1;
            }

            var assembly = repository.PathTo($"{project.Folder}/bin/Release/net10.0/{project.Name}.dll");
            var file = ApiFiles.PathFor(project.Name);
            File.WriteAllText(repository.PathTo(file), ApiListing.Of(ApiAssembly.Load(assembly)));
            Console.WriteLine(file);
        }

        return 0;
    }
}
