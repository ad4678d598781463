namespace Akka.GameEvents.Soak.Clients;

/// <summary>What a client asks for.</summary>
internal enum RequestKind
{
    Join,
    Call,

    /// <summary>A call that the actor does not get over.</summary>
    Hang,
}
