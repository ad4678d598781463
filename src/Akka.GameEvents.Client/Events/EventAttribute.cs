namespace Akka.GameEvents.Client;

/// <summary>Names an event type on the wire, in place of its own name in camelCase.</summary>
/// <param name="name">The name as the server says it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EventAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
