using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Build.Setup;

/// <summary>What the chosen suites need: who only wants to test the kernel need not have a browser.</summary>
internal static class Requirements
{
    public static IReadOnlyList<Requirement> Of(SuiteSelection suites, Repository repository)
    {
        var requirements = new List<Requirement>();
        if (suites.Npm.Count > 0)
        {
            requirements.AddRange([Requirement.Node, Requirement.Npm]);
        }

        if (suites.All.Any(suite => repository.Read(suite.Manifest).Contains("playwright", StringComparison.OrdinalIgnoreCase)))
        {
            requirements.Add(Requirement.Chromium);
        }

        if (suites.All.Any(suite => repository.Read(suite.Manifest).Contains("\"Npgsql\"", StringComparison.Ordinal)))
        {
            requirements.Add(Requirement.Postgres);
        }

        return requirements;
    }
}
