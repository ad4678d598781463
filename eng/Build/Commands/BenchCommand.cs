using System.CommandLine;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Commands;

internal static class BenchCommand
{
    public static Command Create(Repository repository)
    {
        var passed = PassedOn.Argument("benchmark");
        var command = new Command("bench", "Measures the server against its yardsticks; see bench/RESULTS.md.") { passed };
        command.SetAction((parsed, cancellation) => new Tool(
            "dotnet",
            ["run", "-c", "Release", "--project", "bench/Akka.GameEvents.Bench", "--", .. parsed.GetValue(passed) ?? []])
        {
            Folder = repository.Root,
        }.RunAsync(cancellation));
        return command;
    }
}
