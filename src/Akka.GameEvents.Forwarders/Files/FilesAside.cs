using System.Globalization;

namespace Akka.GameEvents.Forwarders.Files;

/// <summary>The files that were put aside: their names are the file's, and when that was.</summary>
internal sealed class FilesAside(string path)
{
    // So that their names are in the order of their times.
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    private readonly string _path = Path.GetFullPath(path);

    /// <summary>Puts the file aside, and deletes the oldest of those that are too many.</summary>
    public void Add(DateTimeOffset now, int keep)
    {
        var aside = $"{_path}.{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}";
        for (var twin = 1; File.Exists(aside); twin++) aside = $"{aside[..(_path.Length + 20)]}-{twin.ToString("D4", CultureInfo.InvariantCulture)}";
        File.Move(_path, aside);
        foreach (var old in All().OrderByDescending(file => file, StringComparer.Ordinal).Skip(keep)) File.Delete(old);
    }

    private IEnumerable<string> All() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + ".*").Where(IsAside);

    private bool IsAside(string file) => DateTime.TryParseExact(
        file[(_path.Length + 1)..].Split('-')[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
