namespace Akka.GameEvents.Client;

/// <summary>How far somebody is in one log, as the wire says it: a stream in a welcome, any log in a hello.</summary>
internal sealed record Seen(string Address, string Epoch, long Sequence);
