namespace Akka.GameEvents.Build.Setup;

/// <summary>What came of looking for a requirement. <paramref name="Path"/> is null when it is not met; <paramref name="Text"/> says why.</summary>
internal sealed record Finding(Requirement Requirement, string? Path, string Text)
{
    public bool IsMet => Path is not null;
}
