namespace Akka.GameEvents.Bench.Load;

/// <summary>The server that is measured: which one, where it listens, and its process.</summary>
internal sealed record Target(Contender Contender, int Port, int ProcessId);
