using System.Net.WebSockets;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>Rivet's WebSockets: an error before the server closes, and its name as the reason in the close frame, by which a client decides what to do.</summary>
internal sealed class RivetForm(RivetEncoding encoding) : WebSocketForm
{
    public override string Subprotocol => "rivet";

    public override WebSocketMessageType Messages => encoding.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;

    public override LinkClosing Closing(CloseCode code, string? message, TimeSpan? retry)
    {
        var closing = LinkClosing.ByServer(code, message, retry);
        if (closing.Reason is not { } reason) return closing;
        var error = RivetError.Of(reason);
        ReadOnlySpan<byte> failure = reason.Code == ErrorCodes.ActorNotFound ? [] : encoding.Write(new RivetFailure(error, null)).WebSocket.Span;
        return closing with { LastBytes = (byte[])[.. failure, .. CloseFrame.Write(code.Value, $"{error.Group}.{error.Code}")] };
    }
}
