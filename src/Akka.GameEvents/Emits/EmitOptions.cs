namespace Akka.GameEvents;

/// <summary>Exceptions from how events usually leave.</summary>
[Flags]
public enum EmitOptions
{
    /// <summary>Leaves when the turn succeeds, is dropped when it throws.</summary>
    None = 0,

    /// <summary>Leaves when the turn ends, also when it throws.</summary>
    Always = 1,

    /// <summary>As <see cref="VolatileAttribute"/>, for an event without a record of its own.</summary>
    Volatile = 2,
}
