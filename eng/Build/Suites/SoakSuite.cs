using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>The checker of what broken links may do, already built in Release: proved to see faults, then let loose, twice.</summary>
internal sealed class SoakSuite(Repository repository, string project) : Suite
{
    // The first is the same each time, so that what it finds is found again; the last prints the seed that it drew.
    private static readonly string[][] Runs =
    [
        ["--self-test", "--minutes", "0.2", "--clients", "20", "--seed", "1"],
        ["--minutes", "1", "--clients", "100", "--seed", "1"],
        ["--minutes", "0.5", "--clients", "100"],
    ];

    public override string Name => Path.GetFileNameWithoutExtension(project);

    public override string Manifest => project;

    public override async Task<SuiteOutcome> RunAsync(CancellationToken cancellation)
    {
        if (BuiltProgram.Find(repository, project) is not { } program)
        {
            return SuiteOutcome.Broken($"{project} has not been built in Release.", "");
        }

        foreach (var step in TypeScriptClient.Build(repository))
        {
            var done = await step.CaptureAsync(cancellation);
            if (!done.Succeeded)
            {
                return SuiteOutcome.Broken("The TypeScript client could not be built.", done.Output);
            }
        }

        var (passed, failures, output) = (0, "", "");
        foreach (var run in Runs)
        {
            var result = await new Tool("dotnet", [program, .. run]) { Folder = repository.Root }.CaptureAsync(cancellation);
            output += $"{string.Join(' ', run)}\n{result.Output}\n";
            if (result.Succeeded)
            {
                passed++;
            }
            else
            {
                failures += $"{string.Join(' ', run)}\n{result.Output}\n";
            }
        }

        return new SuiteOutcome(passed, Runs.Length - passed, failures, output);
    }
}
