using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Emits;

/// <summary>An event that waits for the end of its turn: already encoded, its audience already fixed.</summary>
/// <param name="Stream">The stream that it goes to; null for the actor's own log.</param>
internal readonly record struct StagedEvent(
    EventDraft Draft,
    EventContract Contract,
    object? Payload,
    Audience To,
    ActorAddress? Stream,
    bool Always);
