using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>Nakama's WebSockets: text without a subprotocol, and nothing said before the server closes.</summary>
internal sealed class NakamaForm : WebSocketForm
{
    private NakamaForm()
    {
    }

    public static NakamaForm Instance { get; } = new();

    public override string Subprotocol => "";

    public override LinkClosing Closing(CloseCode code, string? message, TimeSpan? retry) =>
        LinkClosing.ByServer(code, message, retry) with { LastBytes = CloseFrame.Write(code.Value, code.Bye) };
}
