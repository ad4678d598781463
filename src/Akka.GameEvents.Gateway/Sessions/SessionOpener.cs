using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Turns a hello into a session, or refuses it.</summary>
internal sealed class SessionOpener(
    GameNode node, GameEventsOptions options, SessionTable sessions, AddressLimits addresses, UserVerifier users, SessionMetrics metrics, ILogger<SessionOpener> log)
{
    private const int ServedVersion = 1;
    private static readonly TimeSpan LimitRetry = TimeSpan.FromSeconds(5);

    /// <summary>The session, welcomed and attached to its streams; null when the link was closed instead.</summary>
    public Session? TryOpen(Link link, Hello hello)
    {
        if (hello.Version != ServedVersion)
        {
            link.Close(CloseCode.BadMessage with { Bye = ErrorCodes.VersionUnsupported }, $"This server speaks version {ServedVersion}.");
            return null;
        }

        if (users.Identify(hello.Token) is not { } user)
        {
            link.Close(CloseCode.Unauthorized, "A valid token is needed.");
            return null;
        }

        var place = addresses.TryOpenSession(link.RemoteAddress);
        var session = new Session(node, options, new GameSession(Ids.New(), user), link, users);
        if (place is null || !sessions.TryAdd(session))
        {
            place?.Dispose();
            link.Close(CloseCode.SessionLimit, "Too many sessions.", LimitRetry);
            return null;
        }

        session.Ended = reason =>
        {
            sessions.Remove(session);
            place.Dispose();
            metrics.Ended(reason);
            log.SessionEnded(session.Identity.Id, user.Id, reason);
        };
        metrics.Opened();
        session.Welcome();
        log.SessionOpened(session.Identity.Id, user.Id, link.Transport);
        return session;
    }
}
