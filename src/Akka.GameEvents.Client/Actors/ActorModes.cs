namespace Akka.GameEvents.Client;

/// <summary>The names of modes on the wire.</summary>
internal static class ActorModes
{
    public static string Name(ActorMode mode) => mode switch
    {
        ActorMode.Get => "get",
        ActorMode.Create => "create",
        _ => "getOrCreate",
    };
}
