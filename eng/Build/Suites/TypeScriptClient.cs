using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>The npm package of the client, built for what runs it from its folder.</summary>
internal static class TypeScriptClient
{
    private const string Folder = "clients/typescript";

    /// <summary>The steps that build it, whatever was there before.</summary>
    public static IEnumerable<Tool> Build(Repository repository)
    {
        var package = NpmPackage.Below(repository, Folder).Single();
        return [package.Install(), package.Npm("run", "--silent", "build")];
    }
}
