namespace Akka.GameEvents.Actors;

/// <summary>On the EventStream: a task of the shutdown failed, or did not end in time.</summary>
/// <param name="Phase">Its phase.</param>
/// <param name="Name">Its name.</param>
/// <param name="Error">What it threw; a <see cref="TimeoutException"/> when it did not end in time.</param>
public sealed record ShutdownTaskFailed(ShutdownPhase Phase, string Name, Exception Error);
