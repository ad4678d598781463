using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>
/// A WebSocket to a client of Nakama, which its session takes for a link like any other. It carries answers to the client's messages; of actors and
/// their events such a client knows nothing.
/// </summary>
internal sealed class NakamaLink(Link inner) : Link
{
    public override string Transport => inner.Transport;

    public override IPAddress? RemoteAddress => inner.RemoteAddress;

    public override bool IsOpen => inner.IsOpen;

    /// <summary>The client's name for the message that is being dealt with: its answer is sent before the next one is read.</summary>
    public string? Cid { get; set; }

    public override TellResult TrySend(Outgoing outgoing)
    {
        if (outgoing.Frame.Text.Span.StartsWith("{\"t\":\"event\""u8)) return TellResult.Accepted;
        var said = ServerMessage.Read(outgoing.Frame);
        return said.Type switch
        {
            "pong" => inner.TrySend(outgoing.As(Envelope.Pong(Cid))),
            "error" => inner.TrySend(outgoing.As(Envelope.Failure(Cid, said.Error))),
            _ => TellResult.Accepted,
        };
    }

    public override bool TryClaimRoom() => inner.TryClaimRoom();

    public override void Close(CloseCode code, string message, TimeSpan? retry = null) => inner.Close(code, message, retry);

    public override void Look(long now) => inner.Look(now);
}
