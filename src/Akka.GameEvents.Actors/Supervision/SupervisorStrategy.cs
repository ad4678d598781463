namespace Akka.GameEvents.Actors;

/// <summary>How a parent supervises its children, each for itself (one for one).</summary>
public sealed record SupervisorStrategy
{
    /// <summary>Decides by the exception; called on the failing actor's thread, must be quick. Default: restart.</summary>
    public Func<Exception, SupervisionDirective> Decider { get; init; } = static _ => SupervisionDirective.Restart;

    /// <summary>How long restarts wait.</summary>
    public RestartBackoff Backoff { get; init; } = new();

    internal SupervisionDirective Decide(Exception error)
    {
        try
        {
            return Decider(error);
        }
        catch (Exception)
        {
            // A decider that fails has decided nothing; an actor in an unknown state must not go on.
            return SupervisionDirective.Stop;
        }
    }
}
