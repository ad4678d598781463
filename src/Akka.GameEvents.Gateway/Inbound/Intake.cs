using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Inbound;

/// <summary>
/// Where an action enters, whatever the transport: takes a link's messages one after another, opens or resumes the session with the first,
/// and hands it all others.
/// </summary>
internal sealed class Intake(Link link, SessionOpener opener, RateMeter rate)
{
    private const int MaxBadMessagesInARow = 10;
    private static readonly TimeSpan MaxFlood = TimeSpan.FromSeconds(10);
    private int _badInARow;

    /// <summary>Whether no hello has come yet.</summary>
    public bool AwaitsHello { get; private set; } = true;

    /// <summary>The session that the link carries; null until its hello has opened it.</summary>
    public Session? Session { get; private set; }

    /// <param name="packet">What came in at once.</param>
    /// <param name="collector">Who takes the answers in place of the link; null for the link.</param>
    public async ValueTask AcceptAsync(Packet packet, AnswerCollector? collector = null)
    {
        if (packet.IsBroken)
        {
            Refuse(packet.Fault, collector);
            return;
        }

        foreach (var item in packet.Items)
        {
            if (!link.IsOpen) return;
            await AcceptAsync(item, collector).ConfigureAwait(false);
        }
    }

    /// <summary>Takes one message, or what there is in its place.</summary>
    public async ValueTask AcceptAsync(PacketItem item, AnswerCollector? collector = null)
    {
        if (!rate.TryTake())
        {
            RefuseFlood(item is BadMessage refused ? refused.Id : (item as IIdentified)?.Id, collector);
            return;
        }

        if (item is BadMessage bad)
        {
            Refuse(bad, collector);
            return;
        }

        _badInARow = 0;
        switch (item, Session)
        {
            case (Hello hello, null) when AwaitsHello:
                AwaitsHello = false;
                Session = await opener.TryOpenAsync(link, hello).ConfigureAwait(false);
                Session?.OnRoom(); // the link may have had room again when there was nobody to tell yet
                break;
            case (Hello, _):
                link.Close(CloseCode.BadMessage, "A second hello.");
                break;
            case (_, null):
                link.Close(CloseCode.BadMessage, "The first message must be hello.");
                break;
            default:
                await Session.HandleAsync(link, (ClientMessage)item, collector).ConfigureAwait(false);
                break;
        }
    }

    private void Refuse(BadMessage bad, AnswerCollector? collector)
    {
        if (Session is null)
        {
            link.Close(CloseCode.BadMessage, bad.Text);
            return;
        }

        Say(ServerMessages.Error(bad.Id, bad.ToError()), collector);
        if (++_badInARow == MaxBadMessagesInARow) link.Close(CloseCode.BadMessage, $"{MaxBadMessagesInARow} bad messages in a row.");
    }

    private void RefuseFlood(long? id, AnswerCollector? collector)
    {
        if (rate.Exceeded >= MaxFlood) link.Close(CloseCode.RateLimited, "Too many messages for too long.", rate.Retry);
        else Say(ServerMessages.Error(id, new GameError(ErrorCodes.RateLimited, "Too many messages.", Retry: rate.Retry)), collector);
    }

    /// <summary>Says what belongs to no request; a client that does not even read that is given up.</summary>
    private void Say(Frame frame, AnswerCollector? collector)
    {
        if (collector is not null) collector.Say(frame);
        else if (link.TrySend(Outgoing.Required(frame)) == Actors.TellResult.Rejected) link.Close(CloseCode.SlowConsumer, CloseCode.SlowConsumer.Description);
    }
}
