namespace Akka.GameEvents.Client;

/// <summary>Events may be missing; put the snapshot in the place of what was known.</summary>
/// <param name="Reason"><c>log_trimmed</c>, <c>epoch_changed</c>, <c>position_unknown</c> or <c>lagging</c>.</param>
/// <param name="Snapshot">The actor as it is now; empty for the streams, which have none.</param>
public sealed record Gap(string Reason, Payload Snapshot);
