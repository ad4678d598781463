using System.CommandLine;
using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Build.Commands;

internal static class SoakCommand
{
    public static Command Create(Repository repository)
    {
        var passed = PassedOn.Argument("checker");
        var command = new Command("soak", "Breaks links and restarts actors and the server on purpose, and checks that nothing is lost, doubled or out of order: [--minutes N] [--clients N] [--seed S] [--server URL].")
        {
            passed,
        };
        command.SetAction((parsed, cancellation) => RunAsync(repository, parsed.GetValue(passed) ?? [], cancellation));
        return command;
    }

    /// <summary>The checker refers to nothing of the server, and runs a client from its folder: both are built first.</summary>
    private static async Task<int> RunAsync(Repository repository, string[] arguments, CancellationToken cancellation)
    {
        var server = new Tool("dotnet", "build", "src/Akka.GameEvents.Server", "-c", "Release", "-v", "quiet", "--nologo") { Folder = repository.Root };
        var checker = new Tool("dotnet", ["run", "-c", "Release", "--project", "tests/Soak", "--", .. arguments]) { Folder = repository.Root };
        foreach (var step in TypeScriptClient.Build(repository).Append(server).Append(checker))
        {
            var exitCode = await step.RunAsync(cancellation);
            if (exitCode != 0)
            {
                return exitCode;
            }
        }

        return 0;
    }
}
