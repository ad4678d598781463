namespace Akka.GameEvents.ServerEvents;

/// <summary>
/// The ids of events that are accepted together, or not. Until that is known, nobody may be told that one of them is a duplicate: the first
/// may fail yet.
/// </summary>
internal sealed class DedupeClaim
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The claim of all events that earlier runs have accepted.</summary>
    public static DedupeClaim Restored { get; } = MakeSettled();

    /// <summary>Completes when it is known what became of the events; those that were not accepted are forgotten then.</summary>
    public Task WhenSettled => _settled.Task;

    public void Settle() => _settled.TrySetResult();

    private static DedupeClaim MakeSettled()
    {
        var claim = new DedupeClaim();
        claim.Settle();
        return claim;
    }
}
