using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Tells of a session's life and its links', each notice behind the one before.</summary>
internal sealed class SessionNotices(Lifecycle lifecycle, GameSession identity, DateTimeOffset since, TimeProvider time)
{
    private Task? _last;
    private Link? _link;
    private DateTimeOffset _linkedSince;

    public void Opened(Link link) => _last = lifecycle.Tell(
        null, () => new SessionStart(identity.Id, identity.User, link.Transport, link.RemoteAddress, since));

    public void Linked(Link link, bool isFresh)
    {
        _link = link;
        _linkedSince = time.GetUtcNow();
        _last = lifecycle.Tell(
            _last, () => new LinkStart(identity.Id, identity.User, link.Transport, link.RemoteAddress, _linkedSince, IsResumed: !isFresh));
    }

    /// <summary>Without effect while there is no link.</summary>
    public void Unlinked(EndReason reason)
    {
        if (_link is not { } link) return;
        _link = null;
        var now = time.GetUtcNow();
        _last = lifecycle.Tell(_last, () => new LinkEnd(identity.Id, identity.User, link.Transport, reason, now, now - _linkedSince));
    }

    public void Ended(EndReason reason)
    {
        var now = time.GetUtcNow();
        _last = lifecycle.Tell(_last, () => new SessionEnd(identity.Id, identity.User, reason, now, now - since));
    }
}
