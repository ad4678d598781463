namespace Akka.GameEvents.Samples;

/// <summary>The state of actors that keep none beyond their connections' own.</summary>
public sealed record NoState;
