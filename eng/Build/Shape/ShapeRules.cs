namespace Akka.GameEvents.Build.Shape;

/// <summary>All rules: <c>./build.sh shape</c> prints what breaks them, the architecture tests fail on it.</summary>
internal static class ShapeRules
{
    public static IReadOnlyList<ShapeRule> All { get; } =
    [
        new("file-size", FileSizes.Check),
        new("folder-names", FolderNames.Check),
        new("root", RootEntries.Check),
        new("dependencies", DependencyPicture.Check),
        new("solution", SolutionMembers.Check),
        new("packages", PinnedPackages.Check),
        new("build-scripts", BuildScripts.Check),
        new("links", DocumentLinks.Check),
        new("readme-code", ReadmeCode.Check),
        new("finished", FinishedWork.Check),
    ];
}
