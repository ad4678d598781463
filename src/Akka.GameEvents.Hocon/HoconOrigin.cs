namespace Akka.GameEvents.Hocon;

/// <summary>A place in a text; it prints as <c>file(line,column)</c>.</summary>
/// <param name="File">The file's full path, or the name that its text was given.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in UTF-16 code units.</param>
public readonly record struct HoconOrigin(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column})";
}
