namespace Akka.GameEvents;

/// <summary>Which server events are handled one after another, in the order in which they were accepted.</summary>
public enum EventOrdering
{
    /// <summary>None: each worker takes whatever comes next.</summary>
    None,

    /// <summary>Those of one user; those of nobody are one user's.</summary>
    User,

    /// <summary>Those of one name.</summary>
    Name,
}
