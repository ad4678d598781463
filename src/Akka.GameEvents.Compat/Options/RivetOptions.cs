namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.compat.rivet</c>.</summary>
public sealed record RivetOptions
{
    /// <summary>Whether clients of Rivet (rivetkit, and actor-core before it) are served; on in the development profile. Default off.</summary>
    public bool Enabled { get; init; }
}
