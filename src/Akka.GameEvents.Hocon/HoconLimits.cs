namespace Akka.GameEvents.Hocon;

/// <summary>
/// What one configuration may take. Far above what people write, and low enough that no file hangs the program, fills its memory or
/// runs it out of stack.
/// </summary>
internal static class HoconLimits
{
    public const int MaxFileBytes = 16 * 1024 * 1024;

    public const int MaxFiles = 1000;

    /// <summary>Files that include one another, from the first to the last.</summary>
    public const int MaxIncludeDepth = 50;

    /// <summary>Objects and arrays within one another; the elements of a path count.</summary>
    public const int MaxNesting = 100;

    /// <summary>Objects and arrays that wait for one another while they are resolved; a substitution or concatenation counts twice.</summary>
    public const int MaxResolveDepth = 240;

    /// <summary>Values before and after resolving: a few lines of substitutions can ask for billions.</summary>
    public const int MaxValues = 1_000_000;

    /// <summary>Layers, names and items that are looked at while resolving.</summary>
    public const int MaxSteps = 10_000_000;

    /// <summary>Characters in all strings that concatenation makes; in all configuration keys; in a rendered document.</summary>
    public const int MaxText = 64 * 1024 * 1024;
}
