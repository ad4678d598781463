namespace Akka.GameEvents.Build.Setup;

/// <summary>What came of looking for a requirement.</summary>
/// <param name="Requirement">What was looked for.</param>
/// <param name="Path">The program that meets it; null when none does.</param>
/// <param name="Text">What there is, or what is wrong, for people.</param>
internal sealed record Finding(Requirement Requirement, string? Path, string Text)
{
    public bool IsMet => Path is not null;
}
