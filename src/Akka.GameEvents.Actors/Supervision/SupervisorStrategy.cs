namespace Akka.GameEvents.Actors;

/// <summary>How an actor supervises its children, each by itself (one-for-one).</summary>
public sealed record SupervisorStrategy
{
    /// <summary>Restart with the default back-off, whatever happened.</summary>
    public static SupervisorStrategy Default { get; } = new();

    /// <summary>
    /// What to do about an exception. Called by the failing child's own run, not in a turn of the supervisor: it must look at nothing
    /// but the exception. If it throws, the child is stopped. Default: always Restart.
    /// </summary>
    public Func<Exception, SupervisionDirective> Decider { get; init; } = static _ => SupervisionDirective.Restart;

    /// <summary>The delay before a restart.</summary>
    public RestartBackoff Backoff { get; init; } = RestartBackoff.Default;

    internal SupervisionDirective Decide(Exception error)
    {
        try
        {
            return Decider(error);
        }
        catch (Exception)
        {
            return SupervisionDirective.Stop;
        }
    }
}
