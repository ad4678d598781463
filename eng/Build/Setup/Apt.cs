using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Setup;

/// <summary>Debian's and Ubuntu's package manager.</summary>
internal static class Apt
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    public static bool Exists => SearchPath.Find("apt-get") is not null;

    // Installing asks for root. Where sudo would do, whoever runs the tests is told what to type and decides.
    public static bool MayInstall => Exists && Environment.IsPrivilegedProcess;

    public static string PackageOf(Requirement requirement) => requirement.Name switch
    {
        "node" => "nodejs",
        "chromium" when IsUbuntu() => "chromium-browser",
        var name => name,
    };

    /// <summary>Installs after an update, without which a fresh image knows no packages. Answers what went wrong, or null.</summary>
    public static async Task<string?> InstallAsync(IEnumerable<string> packages, CancellationToken cancellation)
    {
        var update = await Run("update", "-qq").CaptureAsync(cancellation);
        if (!update.Succeeded)
        {
            return update.Output;
        }

        var install = await Run(["install", "-y", "-qq", "--no-install-recommends", .. packages]).CaptureAsync(cancellation);
        return install.Succeeded ? null : install.Output;
    }

    private static Tool Run(params string[] arguments) => new("apt-get", arguments) { Folder = Path.GetTempPath(), Environment = Quiet };

    private static bool IsUbuntu() =>
        File.Exists("/etc/os-release") && File.ReadLines("/etc/os-release").Any(line => line is "ID=ubuntu" or "ID=\"ubuntu\"");
}
