namespace Akka.GameEvents.Protocol;

/// <summary>What <c>join</c> and <c>call</c> do about an actor that exists, or does not.</summary>
public enum CreateMode
{
    /// <summary>It is created when it does not exist.</summary>
    GetOrCreate,

    /// <summary>It must exist: <c>actor_not_found</c>.</summary>
    Get,

    /// <summary>It must not exist: <c>actor_exists</c>.</summary>
    Create,
}
