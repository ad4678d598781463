using System.Runtime.InteropServices;

namespace Akka.GameEvents.Soak.Servers;

/// <summary>Where what was built beside this program lies.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    public static string Root { get; } = FindRoot(Output);

    /// <summary>The dotnet that runs this program.</summary>
    public static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The program of a project, in the same configuration as this one.</summary>
    public static string Built(string project, string program) => Path.Combine(Root, project, "bin", Output.Parent!.Name, "net10.0", program);

    private static string FindRoot(DirectoryInfo folder)
    {
        while (!File.Exists(Path.Combine(folder.FullName, "Akka.GameEvents.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
