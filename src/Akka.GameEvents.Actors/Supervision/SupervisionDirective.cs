namespace Akka.GameEvents.Actors;

/// <summary>What happens to an actor that failed. In every case the failing message is not handled again.</summary>
public enum SupervisionDirective
{
    /// <summary>It goes on with the next message; state, timers, children and watches stay.</summary>
    Resume,

    /// <summary>After the back-off delay a new instance goes on with the next message; state, timers and (by default) children are gone.</summary>
    Restart,

    /// <summary>It ends: children stop, queued messages go to the dead letters, watchers are told.</summary>
    Stop,
}
