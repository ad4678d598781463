namespace Akka.GameEvents;

/// <summary>Names an event record on the wire, in place of its type's name in camelCase.</summary>
/// <param name="name">1 to 128 bytes of UTF-8; not one of the names that clients use for their own life cycle.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EventAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Only the newest event per key matters, such as a position: in a queue to a slow link a newer one takes the place of an older one.
/// Not sequenced.
/// </summary>
/// <param name="keyProperty">The property whose value is the key; null when there is one key for all.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class LatestAttribute(string? keyProperty = null) : Attribute
{
    /// <summary>The property whose value is the key, or null.</summary>
    public string? KeyProperty { get; } = keyProperty;
}

/// <summary>The event is worth nothing when late: it is dropped when a link lags. Not sequenced.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class VolatileAttribute : Attribute;
