namespace Akka.GameEvents.Protocol;

/// <summary>A place in the log of one actor or stream: everything up to and including the sequence is behind the client.</summary>
/// <param name="Epoch">Changes when the log's past is lost; sequences of different epochs do not compare.</param>
/// <param name="Sequence">0 before the first event.</param>
public readonly record struct Position(string Epoch, long Sequence);
