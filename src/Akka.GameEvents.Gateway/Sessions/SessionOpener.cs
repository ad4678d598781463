using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Turns a hello into a session: the one that it resumes, or a fresh one. Or refuses it.</summary>
internal sealed class SessionOpener(
    SessionServices services, SessionTable sessions, SessionRegistry registry, AddressLimits addresses, SessionMetrics metrics, ILogger<SessionOpener> log)
{
    private const int ServedVersion = 1;
    private static readonly TimeSpan LimitRetry = TimeSpan.FromSeconds(5);
    private Action<Session, EndReason>? _ended;

    /// <summary>The session, welcomed and attached to its streams; null when the link was closed instead.</summary>
    public async ValueTask<Session?> TryOpenAsync(Link link, Hello hello)
    {
        if (hello.Version != ServedVersion)
        {
            link.Close(CloseCode.BadMessage with { Bye = ErrorCodes.VersionUnsupported }, $"This server speaks version {ServedVersion}.");
            return null;
        }

        if (services.Users.Identify(hello.Token) is not { } user)
        {
            link.Close(CloseCode.Unauthorized, "A valid token is needed.");
            return null;
        }

        return TryResume(link, hello, user) ?? await TryOpenAsync(link, hello, user).ConfigureAwait(false);
    }

    /// <summary>A fresh session for a user whom the server itself knows; null when the link was closed instead.</summary>
    public ValueTask<Session?> TryOpenForAsync(Link link, GameUser user) => TryOpenAsync(link, new Hello(ServedVersion, null, null, []), user);

    private async ValueTask<Session?> TryOpenAsync(Link link, Hello hello, GameUser user)
    {
        if (services.Drain.IsUnderWay)
        {
            link.Close(CloseCode.GoingAway, CloseCode.GoingAway.Description, services.Drain.Retry);
            return null;
        }

        var identity = new GameSession(Ids.New(), user);
        return services.Node.Filters.Sessions.IsEmpty ? TryOpen(link, hello, identity) : await FilterAsync(link, hello, identity).ConfigureAwait(false);
    }

    /// <summary>
    /// Null when there is no such session, when it is another's, and when it has just ended: the client is told the same in each case. A guest
    /// has nothing but the session's token to show.
    /// </summary>
    private Session? TryResume(Link link, Hello hello, GameUser user)
    {
        if (registry.Find(hello.Session) is not { } session) return null;
        var owner = session.Identity.User;
        var isOwner = owner.IsGuest ? hello.Token is null : owner.Id == user.Id;
        if (!isOwner || !session.TryResume(link, hello, owner.IsGuest ? owner : user)) return null;
        metrics.Resumed();
        log.SessionResumed(session.Identity.Id, owner.Id, link.Transport);
        if (services.Drain.IsUnderWay) services.Node.RunOutsideTurns(session.DrainAsync);
        return session;
    }

    private async ValueTask<Session?> FilterAsync(Link link, Hello hello, GameSession identity)
    {
        Session? session = null;
        try
        {
            await using var scope = services.Node.Services.CreateAsyncScope();
            var context = new SessionContext(identity.Id, identity.User, link.Transport, link.RemoteAddress, scope.ServiceProvider);
            await services.Node.Filters.Sessions.RunAsync(context, () =>
            {
                identity.User = context.User;
                session = TryOpen(link, hello, identity);
                return default;
            }).ConfigureAwait(false);
            if (session is null) link.Close(CloseCode.Forbidden, "The session was refused.");
        }
        catch (UserError refusal)
        {
            link.Close(CloseCode.Forbidden with { Bye = refusal.Code }, refusal.Message);
        }

        return session;
    }

    private Session? TryOpen(Link link, Hello hello, GameSession identity)
    {
        var place = addresses.TryOpenSession(link.RemoteAddress);
        var session = new Session(services, identity);
        if (place is null || !sessions.TryAdd(session))
        {
            place?.Dispose();
            session.End(EndReason.Overloaded);
            link.Close(CloseCode.SessionLimit, "Too many sessions.", LimitRetry);
            return null;
        }

        registry.Add(session);
        session.Place = place;
        session.Ended = _ended ??= Ended;
        metrics.Opened();
        session.Open(link, hello);
        log.SessionOpened(identity.Id, identity.User.Id, link.Transport);
        return session;
    }

    private void Ended(Session session, EndReason reason)
    {
        registry.Remove(session);
        sessions.Remove(session);
        session.Place?.Dispose();
        metrics.Ended(reason);
        log.SessionEnded(session.Identity.Id, session.Identity.User.Id, reason);
    }
}
