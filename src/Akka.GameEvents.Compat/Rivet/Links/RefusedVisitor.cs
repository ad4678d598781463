using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>Says why there is no connection, and nothing else; what comes in is not read.</summary>
internal sealed class RefusedVisitor : ILinkHandler
{
    public RefusedVisitor(Link link, RivetEncoding encoding, RivetError error)
    {
        link.TrySend(Outgoing.Required(encoding.Write(new RivetFailure(error, null))));
        link.Close(CloseCode.Normal, "");
    }

    public bool AwaitsHello => false;

    public ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet) => default;

    public void OnRoom()
    {
    }

    public void OnClosed(LinkEnding end)
    {
    }
}
