using System.CommandLine;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Commands;

internal static class RunCommand
{
    public static Command Create(Repository repository)
    {
        var passed = PassedOn.Argument("server");
        var command = new Command("run", "Runs the server on http://127.0.0.1:7350.") { passed };
        command.SetAction((parsed, cancellation) => new Tool(
            "dotnet",
            ["run", "-c", "Release", "--project", repository.PathTo("src/Akka.GameEvents.Server"), "--", .. parsed.GetValue(passed) ?? []])
        {
            Folder = Environment.CurrentDirectory, // so that a path given with --config means what it means to the caller
        }.RunAsync(cancellation));
        return command;
    }
}
