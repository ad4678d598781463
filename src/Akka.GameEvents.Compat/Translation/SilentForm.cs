using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Translation;

/// <summary>WebSockets of text on which nothing is said before the server closes: the close frame stands alone.</summary>
/// <param name="subprotocol">What the server agrees to; empty for none.</param>
internal sealed class SilentForm(string subprotocol) : WebSocketForm
{
    public override string Subprotocol => subprotocol;

    public override LinkClosing Closing(CloseCode code, string? message, TimeSpan? retry) =>
        LinkClosing.ByServer(code, message, retry) with { LastBytes = CloseFrame.Write(code.Value, code.Bye) };
}
