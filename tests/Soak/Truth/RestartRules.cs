using Akka.GameEvents.Soak.Faults;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>
/// What restarts allow and what they do not, all in this place; the paragraphs are those of docs/protocol.md. Whatever is not named here holds as
/// it does without restarts: within an epoch nothing is lost without a gap, nothing comes twice or out of order.
/// </summary>
internal sealed class RestartRules(Restarts restarts)
{
    public const string EpochChanged = "epoch_changed";
    private const string Draining = "draining";
    private const string ActionTimeout = "action_timeout";

    /// <summary>
    /// §1 (position): a log gets a new epoch when its past or the actor's state is lost. That is with a server of its own making, and for an actor
    /// with each call that it did not get over; streams do not care about those. One call is one restart at most (§4.6).
    /// </summary>
    public int MaxEpochs(string address) => 1 + restarts.ServersToldToGo + restarts.OfActor(address);

    /// <summary>§4.8: whoever is told to go on in another epoch is told that this is why, and nobody else is.</summary>
    public static bool IsRightReason(string reason, bool isNewEpoch) => isNewEpoch == (reason == EpochChanged);

    /// <summary>§1, §4.8: no way leads back to an epoch that was left, so nothing of it can come after the gap.</summary>
    public static bool MayEnter(string epoch, IEnumerable<string> left) => !left.Contains(epoch);

    /// <summary>§4.5: a join with a position of an epoch that is gone is answered with a snapshot, even if the log keeps everything.</summary>
    public static bool MustRecover(string seenEpoch, string epoch) => seenEpoch == epoch;

    /// <summary>§4.5: no server knows the session any more; it may end before its window does.</summary>
    public bool MayForget(ServerLife life) => restarts.ServersToldToGo > life.Earliest;

    /// <summary>§4.5: nor can a later server resume it.</summary>
    /// <param name="life">When the session began.</param>
    /// <param name="gone">How many servers were gone before it was asked for.</param>
    public static bool MayResume(ServerLife life, int gone) => gone <= life.Latest;

    /// <summary>§3 (<c>bye</c>), §5 (reconnecting): sent away by a server that drains.</summary>
    public bool MaySendAway(string code) => code == Draining && restarts.HasDrained;

    /// <summary>
    /// §6: <c>draining</c> did not run, whatever the client does next. §6, §4.6: of a call that its actor did not get over, nobody can tell, as of
    /// one whose session was lost; it took effect once or not at all, and in one epoch.
    /// </summary>
    /// <returns>Null when no restart excuses it.</returns>
    public Outcome? OutcomeOf(string code, bool isHang) => code switch
    {
        Draining when restarts.HasDrained => Outcome.Refused,
        ActionTimeout when isHang => Outcome.Unknown,
        _ => null,
    };
}
