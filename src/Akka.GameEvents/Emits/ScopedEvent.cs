namespace Akka.GameEvents.Emits;

/// <summary>An event that waits in a scope until it is flushed; its audience is fixed then.</summary>
internal readonly record struct ScopedEvent(EventContract Contract, object? Payload, Audience? To);
