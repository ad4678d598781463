namespace Akka.GameEvents.Client;

/// <summary>What happens when the actor that is asked for is not there, or is.</summary>
internal enum ActorMode
{
    GetOrCreate,
    Get,
    Create,
}
