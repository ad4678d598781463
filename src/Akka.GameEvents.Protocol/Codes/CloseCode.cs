namespace Akka.GameEvents.Protocol;

/// <summary>One WebSocket close code that the server sends; a closed list, held equal to docs/errors.md by a test.</summary>
/// <param name="Value">The code in the close frame.</param>
/// <param name="Bye">The code of the <c>bye</c> before it; null for <see cref="Normal"/>, which answers the client's own.</param>
/// <param name="Reaction">What the client does.</param>
/// <param name="Description">When it is sent, in one sentence.</param>
public sealed record CloseCode(int Value, string? Bye, CloseReaction Reaction, string Description)
{
#pragma warning disable CS1591 // the description of each says when it is sent
    public static CloseCode Normal { get; } = new(1000, null, CloseReaction.Stop, "The client said `bye`.");
    public static CloseCode GoingAway { get; } = new(1001, ErrorCodes.Draining, CloseReaction.Reconnect, "The server is going down.");
    public static CloseCode ProtocolError { get; } =
        new(1002, ErrorCodes.BadMessage, CloseReaction.ReconnectAndFail, "A frame breaks the WebSocket protocol.");
    public static CloseCode BinaryFrame { get; } = new(1003, ErrorCodes.BadMessage, CloseReaction.ReconnectAndFail, "A frame is binary.");
    public static CloseCode InvalidUtf8 { get; } =
        new(1007, ErrorCodes.BadMessage, CloseReaction.ReconnectAndFail, "A text frame is not UTF-8.");
    public static CloseCode MessageTooBig { get; } =
        new(1009, ErrorCodes.MessageTooBig, CloseReaction.ReconnectAndFail, "A packet is over `max-message-bytes`.");
    public static CloseCode Overloaded { get; } =
        new(1013, ErrorCodes.Overloaded, CloseReaction.Wait, "The server has no room for more work.");
    public static CloseCode Unauthorized { get; } =
        new(4001, ErrorCodes.Unauthorized, CloseReaction.Stop, "The token was refused or has expired.");
    public static CloseCode BadMessage { get; } =
        new(
            4002,
            ErrorCodes.BadMessage,
            CloseReaction.Stop,
            "The first message is no `hello` that can be served (`bye` says `version_unsupported` where that is "
            + "why), a second one came, or ten messages in a row were bad.");
    public static CloseCode Forbidden { get; } = new(4003, ErrorCodes.Forbidden, CloseReaction.Stop, "A hook refused the session, or whoever runs the server ended it.");
    public static CloseCode SlowConsumer { get; } =
        new(4008, ErrorCodes.SlowConsumer, CloseReaction.Reconnect, "The client did not read for `stall-timeout`.");
    public static CloseCode Replaced { get; } = new(4009, ErrorCodes.Replaced, CloseReaction.Stop, "A later link took the session over.");
    public static CloseCode HandshakeTimeout { get; } =
        new(4010, ErrorCodes.HandshakeTimeout, CloseReaction.Reconnect, "No `hello` came within `handshake-timeout`.");
    public static CloseCode SessionLimit { get; } =
        new(4011, ErrorCodes.SessionLimit, CloseReaction.Wait, "There are too many sessions, or too many of this user or address.");
    public static CloseCode HeartbeatTimeout { get; } =
        new(4012, ErrorCodes.HeartbeatTimeout, CloseReaction.Reconnect, "Nothing was heard for twice the `heartbeat`.");
    public static CloseCode RateLimited { get; } =
        new(4029, ErrorCodes.RateLimited, CloseReaction.Wait, "The client sent too fast for 10 seconds.");
    public static CloseCode InternalError { get; } = new(4500, ErrorCodes.InternalError, CloseReaction.Reconnect, "The server failed.");
#pragma warning restore CS1591

    /// <summary>Every code that the server sends, ascending.</summary>
    public static IReadOnlyList<CloseCode> All { get; } =
    [
        Normal, GoingAway, ProtocolError, BinaryFrame, InvalidUtf8, MessageTooBig, Overloaded, Unauthorized, BadMessage, Forbidden,
        SlowConsumer, Replaced, HandshakeTimeout, SessionLimit, HeartbeatTimeout, RateLimited, InternalError,
    ];
}
