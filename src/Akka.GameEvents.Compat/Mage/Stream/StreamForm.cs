using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Stream;

/// <summary>MAGE's WebSockets: no subprotocol, and a close frame alone when the server closes.</summary>
internal sealed class StreamForm : WebSocketForm
{
    private StreamForm()
    {
    }

    public static StreamForm Instance { get; } = new();

    public override string Subprotocol => "mage";

    public override LinkClosing Closing(CloseCode code, string? message, TimeSpan? retry) =>
        LinkClosing.ByServer(code, message, retry) with { LastBytes = CloseFrame.Write(code.Value, code.Bye) };
}
