using System.Xml.Linq;

namespace Akka.GameEvents.Build;

/// <summary>A .csproj as it is written; what it inherits from Directory.Build.props is not seen here.</summary>
internal sealed class ProjectFile(Repository repository, string path)
{
    private readonly XElement _root = XDocument.Parse(repository.Read(path)).Root!;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(path);

    /// <summary>From the root.</summary>
    public string Path => path;

    public string Folder => System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');

    /// <summary>The names of the projects it refers to.</summary>
    public IEnumerable<string> References =>
        Includes("ProjectReference").Select(include => System.IO.Path.GetFileNameWithoutExtension(include));

    /// <summary>The packages and shared frameworks it asks for itself.</summary>
    public IEnumerable<string> Packages => Includes("PackageReference").Concat(Includes("FrameworkReference"));

    public IEnumerable<XElement> PackageReferences => _root.Descendants("PackageReference");

    private bool IsPackable =>
        !_root.Descendants("IsPackable").Any(element => string.Equals(element.Value, "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>Those that become packages: in src/, where Directory.Build.props says so, unless they opt out.</summary>
    public static IEnumerable<ProjectFile> Published(Repository repository) =>
        repository.Projects("src").Select(path => new ProjectFile(repository, path)).Where(project => project.IsPackable);

    private IEnumerable<string> Includes(string item) =>
        _root.Descendants(item)
            .Select(element => element.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(include => include.Replace('\\', '/'));
}
