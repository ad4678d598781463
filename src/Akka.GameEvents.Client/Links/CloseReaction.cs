namespace Akka.GameEvents.Client;

/// <summary>What the end of a link asks of the client.</summary>
internal enum CloseReaction
{
    /// <summary>Come back.</summary>
    Reconnect,

    /// <summary>Come back, but what was unanswered may have been the cause and must not be sent again.</summary>
    ReconnectAndFail,

    /// <summary>Come back as late as the server says, and no sooner than after five seconds.</summary>
    Wait,

    /// <summary>Come back once more if there is a new token.</summary>
    Unauthorized,

    /// <summary>Do not come back by yourself.</summary>
    Stop,
}
