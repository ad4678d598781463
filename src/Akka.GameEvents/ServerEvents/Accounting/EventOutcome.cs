namespace Akka.GameEvents.ServerEvents;

/// <summary>How a consumer is done with an event.</summary>
internal enum EventOutcome
{
    Handled,
    Unmatched,
    DeadLettered,
    Dropped,
}
