namespace Akka.GameEvents.Hocon;

/// <summary>A file or a text to load settings from.</summary>
public sealed class HoconSource
{
    private HoconSource(string name, string? text) => (Name, Text) = (name, text);

    /// <summary>The file's path as it was given, or the text's name.</summary>
    public string Name { get; }

    /// <summary>Null for a file.</summary>
    internal string? Text { get; }

    /// <summary>
    /// A file of at most 16 MiB of UTF-8. It is HOCON, whatever it is called, unless its name ends in <c>.properties</c>. What it
    /// includes is looked for beside it.
    /// </summary>
    public static HoconSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, null);
    }

    /// <summary>A text of HOCON, such as an embedded resource. It lies nowhere, so it can include files by <c>file("…")</c> only.</summary>
    /// <param name="name">What it is called in origins and errors.</param>
    public static HoconSource FromText(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(name, text);
    }
}
