namespace Akka.GameEvents.Build.Suites;

/// <summary>An npm package whose "test" script runs node:test.</summary>
internal sealed class NpmSuite(NpmPackage package) : Suite
{
    public override string Name => package.Folder;

    public override string Manifest => package.Manifest;

    public override async Task<SuiteOutcome> RunAsync(CancellationToken cancellation)
    {
        var install = await package.Npm("ci", "--no-audit", "--no-fund", "--loglevel=error").CaptureAsync(cancellation);
        if (!install.Succeeded)
        {
            return SuiteOutcome.Broken("npm ci failed.", install.Output);
        }

        var result = await package.Npm("test").CaptureAsync(cancellation);
        return SuiteOutcome.Of(NodeTestSummary.Read(result.Output), result, mayBeEmpty: false);
    }
}
