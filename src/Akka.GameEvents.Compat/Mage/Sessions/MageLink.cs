using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Compat.Mage.Stream;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>
/// The message stream of a client of MAGE, which its session takes for a link like any other. It lasts as long as the session; one reader at a time,
/// a poll or a WebSocket, takes what there is.
/// </summary>
internal sealed partial class MageLink(HttpLinkServices services, OncePerEvent<MageDelivery> events, TimeSpan ttl, IPAddress? remoteAddress) : Link
{
    private readonly Lock _gate = new();
    private readonly PackBox _packs = new(services.Options.Links, services.Budget);
    private readonly List<OwnEvents> _running = [];
    private volatile string _transport = Transports.LongPolling;
    private volatile LinkClosing? _closing;
    private HttpReader? _reader;
    private bool _awaitsRoom;
    private long _lastHeard = services.Node.Time.GetTimestamp();
    private Session? _session;

    public override string Transport => _transport;

    public override IPAddress? RemoteAddress => remoteAddress;

    public override bool IsOpen => _closing is null;

    /// <summary>How it ended; null while it is open.</summary>
    public LinkClosing? Closing => _closing;

    /// <summary>Called once, when it has ended.</summary>
    public Action? Ended { get; set; }

    /// <summary>Opens the session that it carries.</summary>
    /// <returns>Null, or why there is none.</returns>
    public async ValueTask<GameError?> OpenAsync(GameUser user)
    {
        services.Wheel.Add(this);
        _session = await services.Opener.TryOpenForAsync(this, user).ConfigureAwait(false);
        _session?.OnRoom();
        if (_closing is not { } closing) return null;
        _session?.LinkLost(this, closing.End.Reason, endsSession: true);
        return closing.Reason ?? new GameError(ErrorCodes.Overloaded, "There is no session.");
    }

    public override TellResult TrySend(Outgoing outgoing)
    {
        if (!outgoing.Frame.Text.Span.StartsWith("{\"t\":\"event\""u8)) return TellResult.Accepted; // clients of MAGE are told of events only
        var said = events.Of(outgoing);
        lock (_gate)
        {
            if (_closing is not null) return TellResult.Dead;
            if (!said.IsForEveryone && RunningFor_NeedsLock(Departure.Session) is { } own)
            {
                own.Add(said.Outgoing.Frame.Text);
                return TellResult.Accepted;
            }

            if (!_packs.TryAdd(said.Outgoing))
            {
                _awaitsRoom |= !outgoing.IsVolatile;
                return TellResult.Rejected;
            }

            _reader?.Wake();
            return TellResult.Accepted;
        }
    }

    public override bool TryClaimRoom()
    {
        lock (_gate)
        {
            _awaitsRoom = !_packs.HasRoom;
            return !_awaitsRoom && IsOpen;
        }
    }

    public override void Close(CloseCode code, string message, TimeSpan? retry = null) => End(LinkClosing.ByServer(code, message, retry));

    public override void Look(long now)
    {
        bool isUnattended;
        lock (_gate) isUnattended = _reader is null && services.Node.Time.GetElapsedTime(_lastHeard, now) >= ttl;
        if (isUnattended)
        {
            _session?.End(EndReason.WindowExpired);
            End(LinkClosing.Lost);
        }
    }

    /// <summary>A user command begins; what it emits to its caller is its own.</summary>
    public void Begin(OwnEvents command)
    {
        lock (_gate)
        {
            _lastHeard = services.Node.Time.GetTimestamp();
            _running.Add(command);
        }
    }

    /// <summary>It has ended; from here on nothing is its own.</summary>
    public void Finish(OwnEvents command)
    {
        lock (_gate) _running.Remove(command);
    }

    private OwnEvents? RunningFor_NeedsLock(Users.GameSession? caller) => caller is null ? null : _running.Find(command => command.Caller == caller);

    private void End(LinkClosing closing)
    {
        lock (_gate)
        {
            if (_closing is not null) return;
            _closing = closing;
            _reader?.Wake();
        }

        services.Wheel.Remove(this);
        Ended?.Invoke();
        ThreadPool.UnsafeQueueUserWorkItem(static link => link._session?.LinkLost(link, link._closing!.End.Reason, endsSession: true), this, preferLocal: false);
    }
}
