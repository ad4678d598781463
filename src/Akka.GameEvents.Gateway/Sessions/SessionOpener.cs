using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Turns a hello into a session, or refuses it.</summary>
internal sealed class SessionOpener(
    GameNode node, GameEventsOptions options, SessionTable sessions, AddressLimits addresses, UserVerifier users, SessionMetrics metrics, ILogger<SessionOpener> log)
{
    private const int ServedVersion = 1;
    private static readonly TimeSpan LimitRetry = TimeSpan.FromSeconds(5);

    /// <summary>The session, welcomed and attached to its streams; null when the link was closed instead.</summary>
    public async ValueTask<Session?> TryOpenAsync(Link link, Hello hello)
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

        var identity = new GameSession(Ids.New(), user);
        return node.Filters.Sessions.IsEmpty ? TryOpen(link, identity) : await FilterAsync(link, identity).ConfigureAwait(false);
    }

    private async ValueTask<Session?> FilterAsync(Link link, GameSession identity)
    {
        Session? session = null;
        try
        {
            await using var scope = node.Services.CreateAsyncScope();
            var context = new SessionContext(identity.Id, identity.User, link.Transport, link.RemoteAddress, scope.ServiceProvider);
            await node.Filters.Sessions.RunAsync(context, () =>
            {
                identity.User = context.User;
                session = TryOpen(link, identity);
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

    private Session? TryOpen(Link link, GameSession identity)
    {
        var place = addresses.TryOpenSession(link.RemoteAddress);
        var session = new Session(node, options, identity, link, users);
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
            log.SessionEnded(identity.Id, identity.User.Id, reason);
        };
        metrics.Opened();
        session.Welcome();
        log.SessionOpened(identity.Id, identity.User.Id, link.Transport);
        return session;
    }
}
