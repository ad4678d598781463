namespace Akka.GameEvents.Client;

/// <summary>Who hears of a link. All calls are turns.</summary>
internal interface ILinkOwner
{
    void Welcomed(ServerMessage welcome);

    void Received(ServerMessage message);

    /// <summary>Called once, and nothing after it.</summary>
    void Ended(LinkEnd end);
}
