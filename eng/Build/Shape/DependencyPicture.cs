namespace Akka.GameEvents.Build.Shape;

/// <summary>
/// Which project refers to which, below the tests. Arrows point one way, and an arrow that is drawn here is there: the picture is
/// true, or the build fails. A project that is new is drawn here first.
/// </summary>
internal static class DependencyPicture
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["src/Akka.GameEvents.Actors"] = [],
        ["src/Akka.GameEvents.Protocol"] = [],
        ["src/Akka.GameEvents"] = ["Akka.GameEvents.Actors", "Akka.GameEvents.Protocol"],
        ["src/Akka.GameEvents.Client"] = [],
        ["src/Akka.GameEvents.Gateway"] = ["Akka.GameEvents"],
        ["src/Akka.GameEvents.Compat"] = ["Akka.GameEvents.Gateway"],
        ["src/Akka.GameEvents.Hocon"] = ["Akka.GameEvents"],
        ["src/Akka.GameEvents.TestKit"] = ["Akka.GameEvents"],
        ["samples/DemoActors"] = ["Akka.GameEvents"],
        ["samples/Lobby"] = ["Akka.GameEvents.Gateway"],
        ["samples/Quickstart"] = ["Akka.GameEvents.Gateway"],
        ["src/Akka.GameEvents.Server"] = ["Akka.GameEvents.Compat", "Akka.GameEvents.Gateway", "Akka.GameEvents.Hocon", "DemoActors"],
    };

    // The kernel knows nothing of games, the protocol nothing of servers; neither asks its user for a package.
    private static readonly HashSet<string> Bare = ["src/Akka.GameEvents.Actors", "src/Akka.GameEvents.Protocol"];

    public static IEnumerable<string> Check(Repository repository)
    {
        var projects = repository.Projects("src").Concat(repository.Projects("samples"))
            .Select(path => new ProjectFile(repository, path))
            .ToList();
        return projects.SelectMany(Check).Concat(Arrows.Keys
            .Except(projects.Select(project => project.Folder))
            .Select(missing => $"{missing}: drawn in DependencyPicture.cs, but there is no such project"));
    }

    private static IEnumerable<string> Check(ProjectFile project)
    {
        if (!Arrows.TryGetValue(project.Folder, out var drawn))
        {
            return [$"{project.Path}: draw its arrows in DependencyPicture.cs"];
        }

        var references = project.References.ToList();
        var packages = Bare.Contains(project.Folder) ? project.Packages : [];
        var violations = references.Except(drawn).Select(extra => $"must not refer to {extra}")
            .Concat(drawn.Except(references).Select(gone => $"no longer refers to {gone}; take that arrow out of DependencyPicture.cs"))
            .Concat(packages.Select(package => $"must not depend on {package}"));
        return violations.Select(violation => $"{project.Path}: {violation}");
    }
}
