namespace Akka.GameEvents.ServerEvents;

/// <summary>What actors are told of the end of a session.</summary>
internal static class EndReasons
{
    public static DisconnectReason ToDisconnectReason(this EndReason reason) => reason switch
    {
        EndReason.Bye => DisconnectReason.Bye,
        EndReason.Draining => DisconnectReason.Draining,
        EndReason.BadMessage or EndReason.Unauthorized or EndReason.Kicked => DisconnectReason.Kicked,
        _ => DisconnectReason.LinkLost,
    };
}
