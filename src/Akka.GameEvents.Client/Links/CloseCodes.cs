namespace Akka.GameEvents.Client;

/// <summary>The close codes that the client tells, or makes up, and what each asks of it (docs/protocol.md §5).</summary>
internal static class CloseCodes
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int ProtocolError = 1002;
    public const int NoStatus = 1005;
    public const int Abnormal = 1006;
    public const int TooBig = 1009;

    /// <summary>From here on they are the protocol's own.</summary>
    public const int OfTheProtocol = 4000;
    public const int BadMessage = 4002;
    public const int Replaced = 4009;
    public const int HandshakeTimeout = 4010;
    public const int HeartbeatTimeout = 4012;

    /// <summary>The close code decides; a <c>bye</c> before it only says more.</summary>
    public static CloseReaction ReactionTo(int code) => code switch
    {
        Normal or BadMessage or 4003 or Replaced => CloseReaction.Stop,
        4001 => CloseReaction.Unauthorized,
        1013 or 4011 or 4029 => CloseReaction.Wait,
        ProtocolError or 1003 or 1007 or TooBig => CloseReaction.ReconnectAndFail,
        _ => CloseReaction.Reconnect,
    };

    /// <summary>The error for a close that came without <c>bye</c>.</summary>
    public static string ErrorFor(int code) => code switch
    {
        4001 => GameErrorCodes.Unauthorized,
        BadMessage => GameErrorCodes.BadMessage,
        4003 => GameErrorCodes.Forbidden,
        Replaced => GameErrorCodes.Replaced,
        _ => GameErrorCodes.ConnectionLost,
    };

    /// <summary>The close code that says the same as an error, where there is none: of a <c>bye</c> or a refusal over HTTP.</summary>
    public static int For(string error) => error switch
    {
        GameErrorCodes.Unauthorized => 4001,
        GameErrorCodes.BadMessage or GameErrorCodes.VersionUnsupported => BadMessage,
        GameErrorCodes.Forbidden or GameErrorCodes.UserError => 4003,
        GameErrorCodes.Replaced => Replaced,
        GameErrorCodes.Overloaded => 1013,
        GameErrorCodes.SessionLimit => 4011,
        GameErrorCodes.RateLimited => 4029,
        GameErrorCodes.MessageTooBig => TooBig,
        _ when error.StartsWith("app.", StringComparison.Ordinal) => 4003,
        _ => GoingAway,
    };
}
