namespace Akka.GameEvents.Soak.Faults;

/// <summary>What the proxy does to messages for which no server would be to blame: the checker must turn red.</summary>
internal enum Sabotage
{
    None,

    /// <summary>Now and then an event does not get through.</summary>
    Swallow,

    /// <summary>Now and then an event gets through twice.</summary>
    Double,

    /// <summary>Now and then two events of one log change places.</summary>
    Swap,

    /// <summary>Nobody is told that an actor has lost its state.</summary>
    HideRestart,
}
