namespace Akka.GameEvents.Hocon;

/// <summary>
/// A HOCON text or file that cannot be used, or a setting that is not of its form. The message is one line for whoever wrote it: where,
/// what is wrong, what to do.
/// </summary>
public sealed class HoconException : FormatException
{
    internal HoconException(string problem)
        : base(problem)
    {
    }

    internal HoconException(HoconOrigin origin, string problem)
        : base($"{origin}: {problem}") => Origin = origin;

    /// <summary>The place; null when there is none, as with a file that does not exist.</summary>
    public HoconOrigin? Origin { get; }
}
