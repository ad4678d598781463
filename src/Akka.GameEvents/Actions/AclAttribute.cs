namespace Akka.GameEvents;

/// <summary>
/// Who may run an action, or all actions of an actor: <c>"*"</c> is anyone, guests too; otherwise an authenticated user with one of the
/// roles, and whom the policy lets in. Without an ACL: any authenticated user. An action's own ACL replaces its actor's.
/// </summary>
/// <param name="roles"><c>"*"</c>, or the names of roles of which the user needs one; none: any authenticated user.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class AclAttribute(params string[] roles) : Attribute
{
    /// <summary><c>"*"</c> for anyone.</summary>
    public const string Anyone = "*";

    /// <summary>The roles of which the user needs one.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <summary>A policy registered with <see cref="GameEventsBuilder.AddPolicy"/>, asked after the roles.</summary>
    public string? Policy { get; init; }
}
