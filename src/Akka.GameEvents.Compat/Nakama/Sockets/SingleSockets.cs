using System.Collections.Concurrent;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Nakama.Sockets;

/// <summary>Closes a user's socket when the user opens another one.</summary>
internal sealed class SingleSockets
{
    private readonly ConcurrentDictionary<string, Link> _byUser = new(StringComparer.Ordinal);

    public void Add(string user, Link link)
    {
        while (!_byUser.TryAdd(user, link))
        {
            if (!_byUser.TryGetValue(user, out var earlier) || !_byUser.TryUpdate(user, link, earlier)) continue;
            earlier.Close(CloseCode.Replaced, CloseCode.Replaced.Description);
            return;
        }
    }

    /// <summary>Without effect when another link has taken its place.</summary>
    public void Remove(string user, Link link) => _byUser.TryRemove(KeyValuePair.Create(user, link));
}
