using Akka.GameEvents.Hocon.Parsing;
using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Loading;

/// <summary>Reads sources and what they include; each file once.</summary>
internal sealed class SourceLoader
{
    // In the order of preference: of files that differ in the extension only, the one of the last lies on top.
    private static readonly string[] Extensions = [".properties", ".json", ".conf"];

    private readonly Dictionary<string, ObjectNode> _files = [];
    private readonly List<string> _including = [];

    /// <exception cref="HoconException">The source, or something that it includes, is missing or is not what it should be.</exception>
    public ObjectNode Load(HoconSource source)
    {
        if (source.Text is { } text) return Load(text, source.Name, folder: null);
        var path = FullPath(source.Name) ?? throw new HoconException($"{source.Name}: this is not the name of a file.");
        return TryLoadFile(path) ?? throw new HoconException($"{path}: there is no such file.");
    }

    private ObjectNode Load(string text, string name, string? folder)
    {
        var parsed = Parser.Parse(text, name);
        if (parsed.Root is not ObjectNode root) throw new HoconException(parsed.Root.Origin, "a file of settings holds an object, not an array; write { … } or keys.");
        foreach (var include in parsed.Includes)
            include.Included = [.. Include(include, folder)];
        return root;
    }

    private ObjectNode? TryLoadFile(string path)
    {
        if (_files.TryGetValue(path, out var known)) return known;
        if (SourceText.TryRead(path) is not { } text) return null;
        if (_files.Count + _including.Count >= HoconLimits.MaxFiles) throw new HoconException($"{path}: settings can be spread over {HoconLimits.MaxFiles} files at most.");
        _including.Add(path);
        var root = IsProperties(path) ? PropertiesParser.Parse(text, path) : Load(text, path, Path.GetDirectoryName(path));
        _including.RemoveAt(_including.Count - 1);
        _files.Add(path, root);
        return root;
    }

    private List<ObjectNode> Include(IncludeNode include, string? folder)
    {
        var path = PathOf(include, folder);
        var isExact = Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        var candidates = isExact ? [path] : Extensions.Select(extension => path + extension);
        var found = candidates.Select(candidate => IncludeFile(candidate, include)).OfType<ObjectNode>().ToList();
        if (found.Count > 0) return found;
        if (!isExact && File.Exists(path)) throw new HoconException(include.Origin, $"{path} cannot be included: its name must end in .conf, .json or .properties.");
        return include.IsRequired ? throw new HoconException(include.Origin, $"there is no file {path}, and it is required here.") : [];
    }

    private ObjectNode? IncludeFile(string path, IncludeNode include)
    {
        if (_including.Contains(path)) throw new HoconException(include.Origin, $"{path} includes itself through this; take the include away.");
        if (_including.Count >= HoconLimits.MaxIncludeDepth)
            throw new HoconException(include.Origin, $"files can include one another {HoconLimits.MaxIncludeDepth} deep at most.");
        return TryLoadFile(path);
    }

    private static string PathOf(IncludeNode include, string? folder)
    {
        if (include.IsBeside && folder is null && !Path.IsPathFullyQualified(include.Name))
            throw new HoconException(include.Origin, "this text lies in no folder, so that nothing lies beside it; name the file by file(\"…\").");
        var path = include.IsBeside && folder is not null ? Path.Combine(folder, include.Name) : include.Name;
        return (include.Name.Length > 0 ? FullPath(path) : null) ?? throw new HoconException(include.Origin, "this is not the name of a file.");
    }

    private static string? FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    private static bool IsProperties(string path) => path.EndsWith(".properties", StringComparison.OrdinalIgnoreCase);
}
