namespace Akka.GameEvents.Actors;

/// <summary>Which of the actor's methods a turn runs.</summary>
internal enum TurnKind
{
    /// <summary>Making the instance, then PreStart or PostRestart.</summary>
    Start,

    /// <summary>A message.</summary>
    Receive,

    /// <summary>PreRestart of a failed instance.</summary>
    PreRestart,

    /// <summary>PostStop.</summary>
    PostStop,
}
