namespace Akka.GameEvents.Protocol;

/// <summary>One entry of the closed list of codes (docs/protocol.md §6).</summary>
/// <param name="Name">The text on the wire.</param>
/// <param name="HttpStatus">The status over HTTP; null for a code that stands in <c>bye</c> only.</param>
/// <param name="Run">Whether the call that it answers took effect.</param>
/// <param name="Description">When it is sent, in one sentence.</param>
public sealed record ErrorCode(string Name, int? HttpStatus, RunState Run, string Description);
