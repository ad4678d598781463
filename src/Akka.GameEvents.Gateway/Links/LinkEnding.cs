using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>Who ended a link.</summary>
internal enum LinkEndCause
{
    /// <summary>The connection broke, or the client went without a word.</summary>
    Lost,

    /// <summary>The client closed it in an orderly way.</summary>
    Client,

    /// <summary>The server closed it.</summary>
    Server,
}

/// <summary>How a link ended.</summary>
/// <param name="Cause">Who ended it.</param>
/// <param name="Code">The close code that this side sent; null when it was lost.</param>
internal readonly record struct LinkEnding(LinkEndCause Cause, int? Code)
{
    /// <summary>Why the link ended.</summary>
    public EndReason Reason => Cause switch
    {
        LinkEndCause.Lost => EndReason.Lost,
        LinkEndCause.Client => EndReason.Bye,
        _ => ReasonOf(Code),
    };

    /// <summary>Whether the session ends with the link; otherwise the client may come back to it.</summary>
    public bool EndsSession => Cause == LinkEndCause.Server
        && (Code == CloseCode.BadMessage.Value || Code == CloseCode.Unauthorized.Value || Code == CloseCode.Normal.Value);

    private static EndReason ReasonOf(int? code) =>
        code == CloseCode.Normal.Value ? EndReason.Bye
        : code == CloseCode.GoingAway.Value ? EndReason.Draining
        : code == CloseCode.Unauthorized.Value ? EndReason.Unauthorized
        : code == CloseCode.Forbidden.Value ? EndReason.Kicked
        : code == CloseCode.SlowConsumer.Value ? EndReason.SlowConsumer
        : code == CloseCode.Replaced.Value ? EndReason.Replaced
        : code == CloseCode.HeartbeatTimeout.Value || code == CloseCode.HandshakeTimeout.Value ? EndReason.HeartbeatTimeout
        : code == CloseCode.RateLimited.Value ? EndReason.RateLimited
        : code == CloseCode.Overloaded.Value || code == CloseCode.SessionLimit.Value ? EndReason.Overloaded
        : code == CloseCode.InternalError.Value ? EndReason.InternalError
        : EndReason.BadMessage;
}
