using Akka.GameEvents.Forwarders.Mapping;

namespace Akka.GameEvents.Forwarders.DeadLetters;

/// <summary>A line of a file of dead letters.</summary>
/// <param name="Consumer">Whose event it was.</param>
/// <param name="Reason">Why it failed: a code.</param>
/// <param name="At">When it failed.</param>
/// <param name="Event">As it was accepted; nothing is renamed or left out.</param>
internal sealed record DeadLetterLine(string Consumer, string Reason, DateTimeOffset At, EventBody Event);
