using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>A folder with a package.json.</summary>
internal sealed class NpmPackage
{
    private readonly JsonNode _manifest;
    private readonly string _path;

    private NpmPackage(Repository repository, string manifest)
    {
        Manifest = manifest;
        _path = repository.PathTo(Folder);
        _manifest = JsonNode.Parse(repository.Read(manifest)) ?? throw new JsonException($"{manifest} is empty.");
    }

    /// <summary>The package.json, from the root.</summary>
    public string Manifest { get; }

    public string Folder => Path.GetDirectoryName(Manifest)!.Replace('\\', '/');

    public bool IsPrivate => _manifest["private"]?.GetValue<bool>() ?? false;

    public static IEnumerable<NpmPackage> Below(Repository repository, string folder) =>
        repository.FilesBelow(folder)
            .Where(file => file.EndsWith("/package.json", StringComparison.Ordinal))
            .Select(file => new NpmPackage(repository, file));

    public IEnumerable<string> Scripts => (_manifest["scripts"] as JsonObject ?? []).Select(script => script.Key);

    /// <summary>
    /// Installs what the lock file says. Where the package leaves optional packages out, by its .npmrc, npm's "ci" would still ask the lock file
    /// for those of every platform, also such as no registry has.
    /// </summary>
    public Tool Install()
    {
        string[] command = OmitsOptional ? ["install", "--no-save"] : ["ci"];
        return Npm([.. command, "--no-audit", "--no-fund", "--loglevel=error"]);
    }

    private bool OmitsOptional => File.Exists(Settings) && File.ReadLines(Settings).Contains("omit=optional");

    private string Settings => Path.Combine(_path, ".npmrc");

    public Tool Npm(params string[] arguments) => new(SearchPath.Require("npm"), arguments)
    {
        Folder = _path,
        Environment = new Dictionary<string, string> { ["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"] = "1" },
    };
}
