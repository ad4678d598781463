using System.Net;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>The sessions of MAGE's clients, one of each user: a later one takes the place of an earlier.</summary>
internal sealed class MageSessions(HttpLinkServices services, TimeSpan ttl)
{
    private const int SecretLength = 16;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MageSession> _byUser = new(StringComparer.Ordinal);
    private readonly OncePerEvent<MageDelivery> _events = new(MageDelivery.Of);

    /// <summary>Opens a session for a user.</summary>
    /// <returns>The session, or why there is none.</returns>
    public async ValueTask<(MageSession? Session, GameError? Refusal)> OpenAsync(GameUser user, IPAddress? address)
    {
        var link = new MageLink(services, _events, ttl, address);
        if (await link.OpenAsync(user).ConfigureAwait(false) is { } refusal) return (null, refusal);
        var limits = services.Options.Links;
        var rate = new RateMeter(services.Node.Time, limits.MessagesPerSecond, limits.MessagesBurst);
        var session = new MageSession($"{user.Id}:{Ids.New()[..SecretLength]}", user, link, rate);
        link.Ended = () => Remove(session);
        MageSession? earlier;
        lock (_gate)
        {
            _byUser.TryGetValue(user.Id, out earlier);
            _byUser[user.Id] = session;
        }

        earlier?.Link.Close(CloseCode.Replaced, CloseCode.Replaced.Description);
        if (!link.IsOpen) Remove(session);
        return (session, null);
    }

    /// <summary>The session of a key; null when there is none, and then why, in MAGE's words.</summary>
    public MageSession? Find(string key, out string reason)
    {
        reason = UnsetReasons.InvalidSessionKey;
        if (key.LastIndexOf(':') is not (> 0 and var end)) return null;
        lock (_gate)
        {
            reason = UnsetReasons.NoSession;
            if (!_byUser.TryGetValue(key[..end], out var session)) return null;
            reason = UnsetReasons.KeyMismatch;
            return session.Key == key ? session : null;
        }
    }

    private void Remove(MageSession session)
    {
        lock (_gate)
        {
            if (_byUser.GetValueOrDefault(session.User.Id) == session) _byUser.Remove(session.User.Id);
        }
    }
}
