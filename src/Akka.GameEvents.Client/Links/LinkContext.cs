namespace Akka.GameEvents.Client;

/// <summary>What a link shares with its client.</summary>
internal sealed record LinkContext(Turns Turns, Timers Timers, Dispatcher Dispatcher);
