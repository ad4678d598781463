using System.CommandLine;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Commands;

internal static class SoakCommand
{
    public static Command Create(Repository repository)
    {
        var passed = PassedOn.Argument("checker");
        var command = new Command("soak", "Breaks links on purpose and checks that nothing is lost, doubled or out of order: [--minutes N] [--clients N] [--seed S] [--server URL].")
        {
            passed,
        };
        command.SetAction((parsed, cancellation) => RunAsync(repository, parsed.GetValue(passed) ?? [], cancellation));
        return command;
    }

    /// <summary>The checker refers to nothing of the server, so that is built first.</summary>
    private static async Task<int> RunAsync(Repository repository, string[] arguments, CancellationToken cancellation)
    {
        string[] quietly = ["-v", "quiet", "--nologo"];
        var build = await new Tool("dotnet", ["build", "src/Akka.GameEvents.Server", "-c", "Release", .. quietly]) { Folder = repository.Root }.RunAsync(cancellation);
        return build != 0 ? build : await new Tool("dotnet", ["run", "-c", "Release", "--project", "tests/Soak", "--", .. arguments])
        {
            Folder = repository.Root,
        }.RunAsync(cancellation);
    }
}
