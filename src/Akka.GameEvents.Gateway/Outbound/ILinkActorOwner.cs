namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>Whose bytes a connection actor writes. Called from the actor's turns, so neither may wait.</summary>
internal interface ILinkActorOwner
{
    /// <summary>There is room again for somebody who found none.</summary>
    void HasRoom();

    /// <summary>The actor has ended: nothing is written any more.</summary>
    void ActorEnded();
}
