using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Emits;

/// <summary>An event that waits for the end of its turn: already encoded, its audience already fixed.</summary>
/// <param name="Key">The key of an event of which only the latest matters.</param>
/// <param name="Record">What subscribers of the EventStream get; null when there is no payload, or they get it with another copy.</param>
/// <param name="Stream">The stream that it goes to; null for the actor's own log.</param>
internal readonly record struct StagedEvent(
    EventDraft Draft,
    EventContract Contract,
    string? Key,
    object? Record,
    Audience To,
    ActorAddress? Stream,
    bool Always);
