namespace Akka.GameEvents.Emits;

/// <summary>What becomes of an event that a link is too slow to take.</summary>
internal enum DeliveryClass
{
    /// <summary>Sequenced; never dropped in silence.</summary>
    Logged,

    /// <summary>Only the newest per key is kept.</summary>
    Latest,

    /// <summary>Dropped.</summary>
    Volatile,
}
