using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Shape;

/// <summary>Every project is in the solution: what is not built there is not tested either.</summary>
internal static partial class SolutionMembers
{
    public static IEnumerable<string> Check(Repository repository)
    {
        var members = ProjectPath().Matches(repository.Read(Repository.Solution))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .ToHashSet();
        var projects = repository.Projects().ToHashSet();
        return projects.Except(members).Select(project => $"{project}: not in {Repository.Solution}")
            .Concat(members.Except(projects).Select(member => $"{Repository.Solution}: names {member}, which does not exist"));
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
