namespace Akka.GameEvents.Server.Settings.Reference;

/// <summary>A setting as it stands in <c>reference.conf</c>.</summary>
/// <param name="Comment">The comment right above it; empty for none.</param>
/// <param name="Value">Its value as it is written.</param>
internal sealed record ReferenceEntry(string Comment, string Value)
{
    // Begins a line of a template: of a group whose name whoever writes the settings chooses, and which is not there by default.
    private const string Template = "#|";

    /// <summary>All settings by their dotted keys. The file keeps to one form: a group opens or closes, or a setting stands, on a line of its own.</summary>
    public static IReadOnlyDictionary<string, ReferenceEntry> Read(string text)
    {
        var entries = new Dictionary<string, ReferenceEntry>(StringComparer.Ordinal);
        var groups = new Stack<string>();
        var above = new List<string>();
        foreach (var written in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var line = written.StartsWith(Template, StringComparison.Ordinal) ? written[Template.Length..].Trim() : written;
            if (line.StartsWith('#'))
            {
                above.Add(line[1..].Trim());
                continue;
            }

            if (line.EndsWith('{')) groups.Push(line[..^1].Trim());
            else if (line == "}") groups.Pop();
            else if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
                entries.Add(string.Join('.', [.. groups.Reverse(), key]), new ReferenceEntry(string.Join(' ', above), value));
            above.Clear();
        }

        return entries;
    }
}
