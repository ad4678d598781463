using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.WebSockets;
using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>One way to speak to clients of Rivet: what all links with the same encoding share.</summary>
internal sealed class RivetDialect
{
    private readonly OncePerEvent<RivetDelivery> _events;

    public RivetDialect(RivetEncoding encoding)
    {
        Encoding = encoding;
        Form = new RivetForm(encoding);
        _events = new OncePerEvent<RivetDelivery>(Translate);
    }

    public RivetEncoding Encoding { get; }

    public WebSocketForm Form { get; }

    public RivetDelivery Event(Outgoing outgoing) => _events.Of(outgoing);

    private RivetDelivery Translate(Outgoing outgoing)
    {
        var said = ServerMessage.Read(outgoing.Frame);
        return new RivetDelivery(said.Address, said.Sequence, outgoing.As(Encoding.Write(new RivetEvent(said.Name, said.Data))));
    }
}

/// <summary>An event in the words of Rivet.</summary>
/// <param name="Address">The actor or stream that it is from.</param>
/// <param name="Sequence">Its place in the log; null when it is not logged.</param>
/// <param name="Outgoing">What goes to the links.</param>
internal sealed record RivetDelivery(string Address, long? Sequence, Outgoing Outgoing);
