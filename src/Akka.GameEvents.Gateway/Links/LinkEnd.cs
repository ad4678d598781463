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
internal readonly record struct LinkEnd(LinkEndCause Cause, int? Code)
{
    /// <summary>Why the session ends with the link; null when the client may come back to it.</summary>
    public DisconnectReason? EndsSession => this switch
    {
        { Cause: not LinkEndCause.Server } => null,
        { Code: var code } when code == CloseCode.BadMessage.Value || code == CloseCode.Unauthorized.Value => DisconnectReason.Kicked,
        { Code: var code } when code == CloseCode.Normal.Value => DisconnectReason.Bye,
        _ => null,
    };
}
