namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.compat</c>: the other systems whose clients are served.</summary>
public sealed record CompatOptions
{
    /// <summary>Clients of Nakama.</summary>
    public NakamaOptions Nakama { get; init; } = new();

    /// <summary>Clients of MAGE.</summary>
    public MageOptions Mage { get; init; } = new();

    /// <summary>Clients of Rivet.</summary>
    public RivetOptions Rivet { get; init; } = new();
}
