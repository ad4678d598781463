using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>An npm package: its "check" scripts must succeed, its "test" script runs node:test and is counted.</summary>
internal sealed class NpmSuite(NpmPackage package) : Suite
{
    public override string Name => package.Folder;

    public override string Manifest => package.Manifest;

    public override async Task<SuiteOutcome> RunAsync(CancellationToken cancellation)
    {
        // The checks come before the tests: building what is tested may renew the very file that a check would find stale.
        var checks = package.Scripts.Where(script => script == "check" || script.StartsWith("check:", StringComparison.Ordinal));
        Tool[] steps = [package.Install(), .. checks.Select(check => package.Npm("run", check))];
        foreach (var step in steps)
        {
            var done = await step.CaptureAsync(cancellation);
            if (!done.Succeeded)
            {
                return SuiteOutcome.Broken($"npm {string.Join(' ', step.Arguments)} failed.", done.Output);
            }
        }

        var result = await package.Npm("test").CaptureAsync(cancellation);
        return SuiteOutcome.Of(NodeTestReport.Read(result.Output), result, mayBeEmpty: false);
    }
}
