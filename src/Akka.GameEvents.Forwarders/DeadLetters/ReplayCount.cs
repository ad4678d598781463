namespace Akka.GameEvents.Forwarders.DeadLetters;

/// <summary>How far a replay has come.</summary>
/// <param name="Sent">Events that were sent.</param>
/// <param name="Kept">Lines that are in the file again, because their events failed or they hold none.</param>
internal readonly record struct ReplayCount(int Sent, int Kept);
