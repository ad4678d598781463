namespace Akka.GameEvents.Client;

/// <summary>What became of events that were sent together.</summary>
/// <param name="Accepted">So many the server has taken.</param>
/// <param name="Duplicates">So many it knew by their ids, also from an earlier attempt of this client's.</param>
/// <param name="Rejected">The others, in order.</param>
public sealed record EmitResult(int Accepted, int Duplicates, IReadOnlyList<EmitRejection> Rejected);
