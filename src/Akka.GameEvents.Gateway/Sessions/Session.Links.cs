using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The links that carry the session, one after another; without one it is parked, for a while.</summary>
internal sealed partial class Session
{
    // Outermost of all locks: feeds are parked and resumed under it.
    private readonly Lock _linkage = new();
    private SessionState _state;
    private int _recentResumes;
    private long _resumesSince;

    /// <summary>The session's first link: the client is welcomed, and fed.</summary>
    public void Open(Link link, Hello hello)
    {
        lock (_linkage)
        {
            _notices.Opened(link);
            Attach_NeedsLock(link, hello, isFresh: true);
        }

        _outbound.Pump();
    }

    /// <summary>A later link takes the session over, wherever an earlier one is.</summary>
    /// <returns>False when the session is over.</returns>
    public bool TryResume(Link link, Hello hello, GameUser user)
    {
        Link? earlier;
        lock (_linkage)
        {
            if (_state == SessionState.Over) return false;
            if (!TryTakeResume_NeedsLock(out var retry))
            {
                link.Close(CloseCode.RateLimited, "The session is resumed too often.", retry);
                return true;
            }

            earlier = _outbound.Link;
            if (earlier is null) _services.Parked.Remove(this);
            Detach_NeedsLock(EndReason.Replaced);
            Identity.User = user;
            Attach_NeedsLock(link, hello, isFresh: false);
        }

        _requests.Interrupt();
        earlier?.Close(CloseCode.Replaced, CloseCode.Replaced.Description);
        _outbound.Pump();
        return true;
    }

    /// <summary>The link has ended. The session is parked, unless another link carries it, or it ends with the link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="reason">Why it ended.</param>
    /// <param name="endsSession">Whether the session ends with it.</param>
    public void LinkLost(Link link, EndReason reason, bool endsSession)
    {
        Session? surplus = null;
        endsSession |= _options.Sessions.ResumeWindow == TimeSpan.Zero;
        lock (_linkage)
        {
            if (_state != SessionState.Linked || _outbound.Link != link) return;
            if (!endsSession)
            {
                Detach_NeedsLock(reason);
                _state = SessionState.Parked;
                TellActors((node, address) => node.LinkLost(Identity, address));
                surplus = _services.Parked.Add(this);
            }
        }

        if (endsSession) End(reason);
        surplus?.EndIfParked();
    }

    /// <summary>Sends the client away as soon as its requests have their answers.</summary>
    public async Task DrainAsync()
    {
        await _requests.WhenEmptyAsync().ConfigureAwait(false);
        _outbound.Link?.Close(CloseCode.GoingAway, CloseCode.GoingAway.Description, _services.Drain.Retry);
    }

    /// <summary>The client has not asked for long; its link stays, in case that it asks again.</summary>
    public void ClientAway(Link link)
    {
        lock (_linkage)
        {
            if (_outbound.Link == link) TellActors((node, address) => node.LinkLost(Identity, address));
        }
    }

    /// <summary>A client that had not asked for long asks again, and gets all that it missed.</summary>
    public void ClientBack(Link link)
    {
        lock (_linkage)
        {
            if (_outbound.Link == link) TellActors((node, address) => node.Resumed(Identity, address, recovered: true));
        }
    }

    /// <summary>A join has succeeded; when the client is away, the actor is told.</summary>
    public void JoinedWhileAway(SessionConnection connection)
    {
        if (_outbound.Link is not null) return;
        _node.LinkLost(Identity, connection.Address);
        if (_outbound.Link is not null) _node.Resumed(Identity, connection.Address, recovered: false);
    }

    /// <summary>The session is over; the first call counts.</summary>
    public void End(EndReason reason) => End(reason, onlyIfParked: false);

    /// <summary>The client has not come back in time.</summary>
    public void EndIfParked() => End(EndReason.WindowExpired, onlyIfParked: true);

    private void End(EndReason reason, bool onlyIfParked)
    {
        lock (_linkage)
        {
            if (_state == SessionState.Over || (onlyIfParked && _state != SessionState.Parked)) return;
            Detach_NeedsLock(reason);
            _state = SessionState.Over;
            _services.Parked.Remove(this);
        }

        _streams.End();
        _joins.End(reason.ToDisconnectReason());
        _requests.End();
        _book.Close();
        if (Ended is not { } ended) return;
        ended(this, reason);
        _notices.Ended(reason);
    }

    private void TellActors(Action<GameNode, ActorAddress> tell)
    {
        foreach (var connection in _joins.Live.Where(connection => connection.IsJoined)) tell(_node, connection.Address);
    }

    private void Attach_NeedsLock(Link link, Hello hello, bool isFresh)
    {
        _state = SessionState.Linked;
        var streams = _streams.Positions(hello.Seen, isFresh);
        link.TrySend(Logs.Outgoing.Required(ServerMessages.Welcome(Greeting(link, streams, isFresh))));
        _outbound.Attach(link);
        _notices.Linked(link, isFresh);
        foreach (var (address, position) in hello.Seen) Resume(address, position, isFresh);
        _streams.StartOthers(hello.Seen, isFresh);
        _outbound.Opened();
    }

    private void Detach_NeedsLock(EndReason reason)
    {
        _notices.Unlinked(reason);
        _book.Unread();
        _outbound.Detach();
        _streams.Park();
        foreach (var connection in _joins.Live.Where(connection => connection.IsJoined)) connection.Park();
    }

    /// <summary>The client knows a log up to a position.</summary>
    private void Resume(ActorAddress address, Position position, bool isFresh)
    {
        if (_streams.Find(address) is { } stream) stream.Resume(position);
        else if (!isFresh && !(_joins.Find(address) is { IsJoined: true } connection && connection.Resume(position))) SayLeft(address);
    }

    private void SayLeft(ActorAddress address)
    {
        var drop = _joins.DropOf(address);
        _outbound.Say(ServerMessages.Left(null, address, drop?.Code ?? ErrorCodes.NotJoined, drop?.Message ?? "There is no connection any more."));
    }

    private bool TryTakeResume_NeedsLock(out TimeSpan retry)
    {
        var now = _node.Time.GetTimestamp();
        var passed = _node.Time.GetElapsedTime(_resumesSince, now);
        if (_recentResumes == 0 || passed >= TimeSpan.FromMinutes(1)) (_recentResumes, _resumesSince, passed) = (0, now, TimeSpan.Zero);
        retry = TimeSpan.FromMinutes(1) - passed;
        return ++_recentResumes <= _options.Sessions.ResumesPerMinute;
    }

    private Welcome Greeting(Link link, IReadOnlyList<Seen> streams, bool isFresh) => new()
    {
        Session = Token,
        User = Identity.User.Id,
        Resumed = !isFresh,
        Window = _options.Sessions.ResumeWindow,
        Heartbeat = _options.Sessions.Heartbeat,
        MaxPacketBytes = _options.Links.MaxMessageBytes,
        Streams = streams,
        LastId = _book.ReadFrom(link),
        Cursor = link.Cursor,
        Now = _node.Time.GetUtcNow(),
        Server = ServerName.Value,
    };
}
