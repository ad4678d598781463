namespace Akka.GameEvents.Build.Suites;

/// <summary>Which suites a run takes: those of .NET, and those that need npm, each in the order in which they run.</summary>
internal sealed record SuiteSelection(IReadOnlyList<Suite> DotNet, IReadOnlyList<Suite> Npm)
{
    public IEnumerable<Suite> All => DotNet.Concat(Npm);

    /// <param name="repository">Where to look.</param>
    /// <param name="names">Parts of suite names; none means all suites.</param>
    /// <param name="filter">Part of the names of .NET tests; with one, all others stay out, as they cannot be filtered by it.</param>
    public static SuiteSelection From(Repository repository, IReadOnlyList<string> names, string? filter)
    {
        var dotNet = repository.Projects("tests")
            .Where(project => project.EndsWith(".Tests.csproj", StringComparison.Ordinal))
            .Select(project => new DotNetSuite(repository, project, filter));

        // The clients come first: what tests them end to end uses what their own suites have built.
        var npm = NpmPackage.Below(repository, "clients").Concat(NpmPackage.Below(repository, "tests"))
            .Where(package => filter is null && package.Scripts.Contains("test"))
            .Select(Suite (package) => new NpmSuite(package))

            // It builds a client that the suites before it use, so it stands in their lane, behind them.
            .Concat(repository.Projects("tests")
                .Where(project => filter is null && project.EndsWith(".Soak.csproj", StringComparison.Ordinal))
                .Select(project => new SoakSuite(repository, project)));
        return new SuiteSelection([.. dotNet.Where(IsNamed)], [.. npm.Where(IsNamed)]);

        bool IsNamed(Suite suite) => names.Count == 0 || names.Any(name => suite.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
