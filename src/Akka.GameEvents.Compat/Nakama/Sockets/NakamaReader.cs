using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>The one reader of a link to a client of Nakama: the session begins and ends with the link.</summary>
internal sealed class NakamaReader : ILinkHandler
{
    private readonly NakamaLink _link;
    private readonly Intake _intake;
    private readonly string _user;
    private readonly SingleSockets? _single;
    private readonly Task _opened;

    public NakamaReader(NakamaLink link, Intake intake, string token, string user, SingleSockets? single)
    {
        (_link, _intake, _user, _single) = (link, intake, user, single);
        _opened = OpenAsync(token);
    }

    public bool AwaitsHello => _intake.Session is null;

    public async ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
    {
        await _opened.ConfigureAwait(false);
        if (!Envelope.TryRead(packet, out var envelope))
        {
            _link.Close(CloseCode.BadMessage, "The message is not of Nakama's protocol.");
            return;
        }

        _link.Cid = envelope.Cid;
        await _intake.AcceptAsync(envelope.IsPing ? new Ping() : new BadMessage(null, ErrorCodes.BadMessage, "Unrecognized message.")).ConfigureAwait(false);
    }

    public void OnRoom() => _intake.Session?.OnRoom();

    public void OnClosed(LinkEnding end) => _ = EndAsync(end.Reason);

    private async Task OpenAsync(string token)
    {
        await _intake.AcceptAsync(new Hello(1, token, null, [])).ConfigureAwait(false);
        if (_intake.Session is not null) _single?.Add(_user, _link);
    }

    /// <summary>The client may go while its session is being opened.</summary>
    private async Task EndAsync(EndReason reason)
    {
        await _opened.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _single?.Remove(_user, _link);
        _intake.Session?.LinkLost(_link, reason, endsSession: true);
    }
}
