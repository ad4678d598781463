using System.Collections.Concurrent;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>
/// The users of tokens that were verified lately: a client that comes again with its token is not verified again before that expires. Bounded
/// in number and in the length of tokens; when there are too many, those that have not come for longest are forgotten.
/// </summary>
internal sealed class KnownTokens(TimeProvider time)
{
    private const int Generation = 5000;
    private const int MaxLength = 2048;
    private ConcurrentDictionary<string, Entry> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Entry> _old = new(StringComparer.Ordinal);

    /// <summary>The user; null when the token is not known, or no longer valid.</summary>
    public GameUser? Find(string token)
    {
        if (!_young.TryGetValue(token, out var entry))
        {
            if (!_old.TryRemove(token, out entry)) return null;
            Add(token, entry);
        }

        return time.GetUtcNow() < entry.ExpiresAt ? entry.User : null;
    }

    public void Add(string token, GameUser user, DateTimeOffset expiresAt)
    {
        if (token.Length <= MaxLength) Add(token, new Entry(user, expiresAt));
    }

    private void Add(string token, Entry entry)
    {
        _young[token] = entry;
        if (_young.Count < Generation) return;
        _old = _young;
        _young = new(StringComparer.Ordinal);
    }

    private readonly record struct Entry(GameUser User, DateTimeOffset ExpiresAt);
}
