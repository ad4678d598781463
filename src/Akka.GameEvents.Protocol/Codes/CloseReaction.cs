namespace Akka.GameEvents.Protocol;

/// <summary>What a client does when its WebSocket was closed (docs/protocol.md §5).</summary>
public enum CloseReaction
{
    /// <summary>It stays away; after <see cref="CloseCode.Unauthorized"/> it tries once more if it can get a new token.</summary>
    Stop,

    /// <summary>It reconnects after <c>retry</c>, and no sooner than 5 seconds.</summary>
    Wait,

    /// <summary>It reconnects, and fails what was unanswered instead of sending it again: that message may have been the cause.</summary>
    ReconnectAndFail,

    /// <summary>It reconnects and sends again what was unanswered.</summary>
    Reconnect,
}
