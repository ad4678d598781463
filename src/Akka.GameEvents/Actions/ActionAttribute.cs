namespace Akka.GameEvents;

/// <summary>
/// Clients may call this public method: it runs as a turn of the actor. Its name on the wire is the method's in camelCase, without
/// "Async". Parameters bind from the JSON arguments in order; a <see cref="CancellationToken"/> and <c>[FromServices]</c> ones are supplied.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActionAttribute : Attribute
{
    /// <summary>The name on the wire, in place of the one made from the method's.</summary>
    public string? Name { get; init; }
}
