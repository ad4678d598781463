using System.CommandLine;
using Akka.GameEvents.Build.Processes;
using Akka.GameEvents.Build.Setup;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Build.Commands;

internal static class TestCommand
{
    public static Command Create(Repository repository)
    {
        var names = new Option<string[]>("--suite") { Description = "Only suites whose name contains this; may be repeated." };
        var filter = new Option<string?>("--filter") { Description = "Only .NET tests whose full name contains this." };
        var noSetup = new Option<bool>("--no-setup") { Description = "Install nothing; fail when something is missing." };
        var command = new Command("test", "Sets up what is missing, builds, and runs all tests.") { names, filter, noSetup };
        command.SetAction((parsed, cancellation) =>
        {
            var suites = SuiteSelection.From(repository, parsed.GetValue(names) ?? [], parsed.GetValue(filter));
            return TestAsync(repository, suites, new MachineSetup(!parsed.GetValue(noSetup)), cancellation);
        });
        return command;
    }

    private static async Task<int> TestAsync(
        Repository repository, SuiteSelection suites, MachineSetup setup, CancellationToken cancellation)
    {
        var progress = new Progress(Console.Out);
        var requirements = Requirements.Of(suites, repository);
        if (!suites.All.Any())
        {
            Console.WriteLine("No suite has this name.");
        }
        else if ((requirements.Count == 0 || await progress.StepAsync("set-up", () => setup.EnsureAsync(requirements, cancellation)))
            && await progress.StepAsync("build", () => BuildAsync(repository, cancellation)))
        {
            var rows = await new SuiteRunner(progress).RunAsync(suites, cancellation);
            Console.WriteLine();
            Console.WriteLine(SuiteTable.Format(rows));
            return rows.Sum(row => row.Passed) > 0 && rows.All(row => row.Failed == 0) ? 0 : 1;
        }

        // Nothing could be tried: for whoever reads the last line only, that is a failure.
        Console.WriteLine("0 passed, 1 failed");
        return 1;
    }

    private static async Task<StepResult> BuildAsync(Repository repository, CancellationToken cancellation)
    {
        string[] quietly = ["-v", "quiet", "-clp:ErrorsOnly;NoSummary", "--nologo", "-nodeReuse:false"];
        var build = await new Tool("dotnet", ["build", Repository.Solution, "-c", "Release", .. quietly])
        {
            Folder = repository.Root,
        }.CaptureAsync(cancellation);
        return build.Succeeded ? new(true, Repository.Solution) : new(false, "failed", build.Output);
    }
}
