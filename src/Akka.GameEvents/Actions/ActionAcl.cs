using System.Reflection;

namespace Akka.GameEvents.Actions;

/// <summary>One action's access rule.</summary>
internal sealed class ActionAcl
{
    private readonly bool _anyone;
    private readonly IReadOnlyList<string> _roles;
    private readonly Func<GameUser, bool>? _policy;

    private ActionAcl(AclAttribute? acl, Func<GameUser, bool>? policy)
    {
        _roles = acl?.Roles ?? [];
        _anyone = _roles.Contains(AclAttribute.Anyone);
        _policy = policy;
    }

    /// <exception cref="InvalidOperationException">The rule names a policy that is not registered.</exception>
    public static ActionAcl Of(MethodInfo method, Type actor, IReadOnlyDictionary<string, Func<GameUser, bool>> policies)
    {
        var acl = method.GetCustomAttribute<AclAttribute>() ?? actor.GetCustomAttribute<AclAttribute>();
        if (acl?.Policy is not { } name) return new ActionAcl(acl, null);
        return policies.TryGetValue(name, out var policy)
            ? new ActionAcl(acl, policy)
            : throw new InvalidOperationException($"{actor.FullName}.{method.Name} asks for the policy '{name}', which is not registered: add it with AddPolicy.");
    }

    public bool Allows(GameUser user) => (_anyone || IsMember(user)) && (_policy is null || _policy(user));

    private bool IsMember(GameUser user) => !user.IsGuest && (_roles.Count == 0 || _roles.Any(user.IsInRole));
}
