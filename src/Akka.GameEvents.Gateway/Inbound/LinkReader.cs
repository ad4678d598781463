using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Inbound;

/// <summary>
/// Where an action enters: the one reader of a link. It bounds and parses each packet, opens the session with the first message, and hands
/// it all others.
/// </summary>
internal sealed class LinkReader(Link link, SessionOpener opener, RateMeter rate) : ILinkHandler
{
    private const int MaxBadMessagesInARow = 10;
    private static readonly TimeSpan MaxFlood = TimeSpan.FromSeconds(10);
    private Session? _session;
    private int _badInARow;

    public bool AwaitsHello => _session is null;

    public async ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
    {
        var parsed = PacketReader.Read(packet);
        if (parsed.IsBroken)
        {
            Refuse(parsed.Fault);
            return;
        }

        foreach (var item in parsed.Items)
        {
            if (!link.IsOpen) return;
            await AcceptAsync(item).ConfigureAwait(false);
        }
    }

    public void OnClosed(LinkEnd end) => _session?.End(end switch
    {
        { Cause: LinkEndCause.Client } => DisconnectReason.Bye,
        { Code: var code } when code == CloseCode.Normal.Value => DisconnectReason.Bye,
        { Code: var code } when code == CloseCode.GoingAway.Value => DisconnectReason.Draining,
        _ => DisconnectReason.LinkLost,
    });

    private async ValueTask AcceptAsync(PacketItem item)
    {
        if (!rate.TryTake())
        {
            RefuseFlood(item is BadMessage refused ? refused.Id : (item as IIdentified)?.Id);
            return;
        }

        if (item is BadMessage bad)
        {
            Refuse(bad);
            return;
        }

        _badInARow = 0;
        switch (item, _session)
        {
            case (Hello hello, null):
                _session = await opener.TryOpenAsync(link, hello).ConfigureAwait(false);
                break;
            case (Hello, _):
                link.Close(CloseCode.BadMessage, "A second hello.");
                break;
            case (_, null):
                link.Close(CloseCode.BadMessage, "The first message must be hello.");
                break;
            default:
                await _session.HandleAsync((ClientMessage)item).ConfigureAwait(false);
                break;
        }
    }

    private void Refuse(BadMessage bad)
    {
        if (_session is null)
        {
            link.Close(CloseCode.BadMessage, bad.Text);
            return;
        }

        Send(ServerMessages.Error(bad.Id, bad.ToError()));
        if (++_badInARow == MaxBadMessagesInARow) link.Close(CloseCode.BadMessage, $"{MaxBadMessagesInARow} bad messages in a row.");
    }

    private void RefuseFlood(long? id)
    {
        if (rate.Exceeded >= MaxFlood) link.Close(CloseCode.RateLimited, "Too many messages for too long.", rate.Retry);
        else Send(ServerMessages.Error(id, new GameError(ErrorCodes.RateLimited, "Too many messages.", Retry: rate.Retry)));
    }

    private void Send(Frame frame) => link.TrySend(Outgoing.Required(frame));
}
