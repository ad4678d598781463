namespace Akka.GameEvents.Build.Setup;

/// <summary>Makes a fresh Debian or Ubuntu machine with the .NET SDK able to run the tests, or says what it lacks.</summary>
internal sealed class MachineSetup(bool mayInstall)
{
    public async Task<StepResult> EnsureAsync(IReadOnlyList<Requirement> requirements, CancellationToken cancellation)
    {
        var findings = await FindAsync(requirements, cancellation);
        var missing = findings.Where(finding => !finding.IsMet).ToList();
        if (missing.Count > 0 && mayInstall && Apt.MayInstall)
        {
            if (await Apt.InstallAsync(missing.Select(PackageOf), cancellation) is { } failure)
            {
                return new StepResult(false, $"{Texts(missing)}; apt-get failed", failure);
            }

            findings = await FindAsync(requirements, cancellation);
            missing = [.. findings.Where(finding => !finding.IsMet)];
        }

        if (missing.Count > 0)
        {
            return new StepResult(false, Texts(missing), Advice(missing));
        }

        foreach (var finding in findings.Where(finding => finding.Requirement.Variable is not null))
        {
            Environment.SetEnvironmentVariable(finding.Requirement.Variable!, finding.Path); // inherited by the suites
        }

        return new StepResult(true, Texts(findings));
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(IReadOnlyList<Requirement> requirements, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var requirement in requirements)
        {
            findings.Add(await requirement.FindAsync(cancellation));
        }

        return findings;
    }

    private static string Advice(IEnumerable<Finding> missing) => Apt.Exists
        ? $"Run this, then the tests again:\n  sudo apt-get update && sudo apt-get install {string.Join(' ', missing.Select(PackageOf))}"
        : "Install it and see that it is on the PATH, then run the tests again.";

    private static string PackageOf(Finding finding) => Apt.PackageOf(finding.Requirement);

    private static string Texts(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Text));
}
