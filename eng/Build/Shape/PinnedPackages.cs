using System.Xml.Linq;

namespace Akka.GameEvents.Build.Shape;

/// <summary>A build restores the same packages anywhere and at any time: one exact version each, in one file, with lock files.</summary>
internal static class PinnedPackages
{
    private const string Central = "Directory.Packages.props";

    public static IEnumerable<string> Check(Repository repository) =>
        repository.Projects().SelectMany(project => CheckProject(repository, project)).Concat(CheckCentral(repository));

    private static IEnumerable<string> CheckProject(Repository repository, string path)
    {
        var project = new ProjectFile(repository, path);
        foreach (var reference in project.PackageReferences.Where(HasVersion))
        {
            yield return $"{path}: the version of {reference.Attribute("Include")?.Value} belongs in {Central}";
        }

        if (!repository.Exists($"{project.Folder}/packages.lock.json"))
        {
            yield return $"{path}: has no packages.lock.json";
        }
    }

    private static IEnumerable<string> CheckCentral(Repository repository) =>
        XDocument.Parse(repository.Read(Central)).Descendants("PackageVersion")
            .Where(package => package.Attribute("Version")?.Value.IndexOfAny(['*', '[', '(']) is not -1)
            .Select(package => $"{Central}: {package.Attribute("Include")?.Value} needs one exact version");

    private static bool HasVersion(XElement reference) =>
        reference.Attributes().Select(attribute => attribute.Name.LocalName)
            .Concat(reference.Elements().Select(element => element.Name.LocalName))
            .Any(name => name is "Version" or "VersionOverride");
}
