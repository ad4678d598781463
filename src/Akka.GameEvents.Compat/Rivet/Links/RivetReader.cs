using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>The one reader of a link to a client of Rivet: opens the session and joins the actor for it, then hands on what it asks.</summary>
internal sealed class RivetReader : ILinkHandler
{
    private const string Everything = "*";
    private readonly RivetLink _link;
    private readonly Intake _intake;
    private readonly RivetEncoding _encoding;
    private readonly RivetVisit _visit;
    private readonly KnownClients _clients;
    private readonly Task _opened;

    public RivetReader(RivetLink link, Intake intake, RivetEncoding encoding, RivetVisit visit, KnownClients clients)
    {
        (_link, _intake, _encoding, _visit, _clients) = (link, intake, encoding, visit, clients);
        _opened = OpenAsync();
    }

    public bool AwaitsHello => _intake.AwaitsHello;

    public async ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
    {
        await _opened.ConfigureAwait(false);
        await _intake.AcceptAsync(_encoding.TryRead(packet) is { } request ? Translate(request) : Malformed).ConfigureAwait(false);
    }

    public void OnRoom() => _intake.Session?.OnRoom();

    /// <summary>A client that closes, or has no connection yet, does not come back to this session.</summary>
    public void OnClosed(LinkEnding end)
    {
        if (_intake.Session is not { } session) return;
        var endsSession = end.EndsSession || end.Cause == LinkEndCause.Client || _link.ConnectionId is null;
        session.LinkLost(_link, end.Reason, endsSession);
        if (endsSession) _link.Forget();
    }

    private static BadMessage Malformed => new(null, ErrorCodes.BadMessage, "The message is not of Rivet's protocol.");

    private async Task OpenAsync()
    {
        var target = _visit.Target;
        var earlier = _visit.Key is { } key ? await _clients.TryTakeAsync(key).ConfigureAwait(false) : null;
        if (earlier is not null) _link.GoOnFrom(earlier.Link);
        IReadOnlyList<Seen> seen = earlier is null ? [] : [new Seen(target.Address, _link.Position)];
        await _intake.AcceptAsync(new Hello(1, target.Token, earlier?.Session, seen)).ConfigureAwait(false);
        if (_intake.Session is null || _link.IsResumed) return;
        var join = _link.Pending.Add(new PendingRequest(null, IsJoin: true));
        await _intake.AcceptAsync(new Join(join, target.Address, target.Mode, target.Input, _visit.Params, [], null)).ConfigureAwait(false);
    }

    private PacketItem Translate(RivetRequest request)
    {
        var address = _visit.Target.Address;
        switch (request)
        {
            case RivetAction action:
                return new Call(_link.Pending.Add(new PendingRequest(action.Id)), address, action.Name, action.Args, CreateMode.GetOrCreate);
            case RivetSubscription { Event: not Everything } subscription:
                IReadOnlyList<string> names = [subscription.Event];
                var id = _link.Pending.Add(new PendingRequest(null));
                return subscription.Subscribe ? new Listen(id, address, names, []) : new Listen(id, address, [], names);
            default:
                return Malformed;
        }
    }
}
