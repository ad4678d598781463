using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Inbound;

/// <summary>The one reader of a link that brings its packets itself.</summary>
internal sealed class LinkReader(Link link, Intake intake) : ILinkHandler
{
    public bool AwaitsHello => intake.AwaitsHello;

    public ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet) => intake.AcceptAsync(PacketReader.Read(packet));

    public void OnRoom() => intake.Session?.OnRoom();

    public void OnClosed(LinkEnding end) => intake.Session?.LinkLost(link, end.Reason, end.EndsSession);
}
