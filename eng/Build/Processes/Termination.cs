using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Akka.GameEvents.Build.Processes;

/// <summary>Asks a child to end: the server drains on SIGTERM, which <see cref="Process.Kill()"/> would not let it do.</summary>
internal static class Termination
{
    private const int SigTerm = 15;

    public static void Request(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Kill(process.Id, SigTerm);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
