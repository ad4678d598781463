namespace Akka.GameEvents.Gateway.Links;

/// <summary>Who takes what comes in on a link: a session.</summary>
internal interface ILinkHandler
{
    /// <summary>No hello has come yet; a link that stays so for the handshake timeout is closed with 4010.</summary>
    bool AwaitsHello { get; }

    /// <summary>
    /// Handles one packet. The next is read when this completes, so a slow handler slows its client down. The bytes are valid until then.
    /// Not called any more once the link is closing.
    /// </summary>
    ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet);

    /// <summary>There is room again, for somebody who found none. Comes from the link's own turn, so it must not wait.</summary>
    void OnRoom();

    /// <summary>The link is over. Called once, after the last packet.</summary>
    void OnClosed(LinkEnding end);
}

/// <summary>Makes the handler of a fresh link.</summary>
internal delegate ILinkHandler LinkHandlerFactory(Link link);
