namespace Akka.GameEvents.Soak.Truth;

/// <summary>The ways to break a promise of the protocol.</summary>
internal enum ViolationKind
{
    /// <summary>An event did not arrive, and no gap said so.</summary>
    Lost,

    /// <summary>An event arrived twice.</summary>
    Duplicated,

    /// <summary>An event arrived after a later one, or calls took effect in another order than they were made.</summary>
    Disordered,

    /// <summary>A call took effect twice.</summary>
    TwiceExecuted,

    /// <summary>Anything else that the protocol rules out.</summary>
    Other,
}
