using System.Net.WebSockets;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>What a protocol asks of its WebSockets, apart from what its messages say.</summary>
internal class WebSocketForm
{
    protected WebSocketForm()
    {
    }

    /// <summary>Protocol v1: JSON in text frames, and a bye before the server closes.</summary>
    public static WebSocketForm Own { get; } = new();

    /// <summary>What the server agrees to, of the subprotocols that a client offers. Others than browsers may offer none.</summary>
    public virtual string Subprotocol => WebSocketHandshake.Subprotocol;

    /// <summary>Whether its messages are text or binary; the other kind closes the link with 1003.</summary>
    public virtual WebSocketMessageType Messages => WebSocketMessageType.Text;

    /// <summary>How the server closes.</summary>
    public virtual LinkClosing Closing(CloseCode code, string? message, TimeSpan? retry) => LinkClosing.ByServer(code, message, retry);
}
