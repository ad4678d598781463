using System.Globalization;
using System.Text.RegularExpressions;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Setup;

/// <summary>A program that tests need, beside the .NET SDK.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Programs">The names it goes by on the PATH.</param>
/// <param name="MinimumMajor">The oldest major version that will do.</param>
/// <param name="Variable">The environment variable that may name another one, and tells the suites which was found.</param>
internal sealed partial record Requirement(string Name, string[] Programs, int MinimumMajor, string? Variable = null)
{
    // Debian 12 and Ubuntu 24.04 have 18, and a client should not ask for more than its users have.
    public static Requirement Node { get; } = new("node", ["node"], 18);

    public static Requirement Npm { get; } = new("npm", ["npm"], 9);

    // From 112 on headless is the same browser as the one with a window.
    public static Requirement Chromium { get; } = new("chromium", ["chromium", "chromium-browser", "google-chrome"], 112, "CHROME_BIN");

    // Debian keeps the server's own programs beside the PATH, in a folder for each version.
    public static Requirement Postgres { get; } = new("postgresql", ["initdb"], 13) { Folders = "/usr/lib/postgresql/*/bin" };

    /// <summary>Where it may be beside the PATH, with one * for a folder; null for nowhere.</summary>
    public string? Folders { get; init; }

    /// <summary>Looks for it and asks its version. A program that cannot tell its version does not run.</summary>
    public async Task<Finding> FindAsync(CancellationToken cancellation)
    {
        var chosen = Variable is null ? null : Environment.GetEnvironmentVariable(Variable);
        if ((chosen ?? Programs.Select(program => SearchPath.Find(program, Folders)).FirstOrDefault(found => found is not null)) is not { } path)
        {
            return new Finding(this, null, $"{Name} is missing");
        }

        var result = await new Tool(path, "--version") { Folder = Path.GetTempPath() }.CaptureAsync(cancellation);
        var version = Version().Match(result.Output);
        if (!result.Succeeded || !version.Success)
        {
            return new Finding(this, null, $"{path} does not run");
        }

        return int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) < MinimumMajor
            ? new Finding(this, null, $"{path} is {version.Value}, {MinimumMajor} or newer is needed")
            : new Finding(this, path, $"{Name} {version.Value}");
    }

    [GeneratedRegex(@"(?<major>\d+)\.\d+(\.\d+)*")]
    private static partial Regex Version();
}
