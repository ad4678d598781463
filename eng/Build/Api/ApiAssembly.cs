using System.Reflection;
using System.Runtime.Loader;

namespace Akka.GameEvents.Build.Api;

/// <summary>Loads an assembly to look at it: its neighbours come from its own folder, the shared framework from this program.</summary>
internal static class ApiAssembly
{
    public static Assembly Load(string path) => new Neighbourhood(Path.GetDirectoryName(path)!).LoadFromAssemblyPath(path);

    private sealed class Neighbourhood(string folder) : AssemblyLoadContext("public API")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var neighbour = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(neighbour) ? LoadFromAssemblyPath(neighbour) : null;
        }
    }
}
