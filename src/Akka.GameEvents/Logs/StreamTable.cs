using Akka.GameEvents.Emits;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>
/// The streams that every session is attached to: its user's, and the one for everyone. A user's stream outlives the user's sessions, so that
/// what comes in between waits there; how many there are is bounded.
/// </summary>
internal sealed class StreamTable(int maxUsers, LogServices services)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, UserStream> _users = new(StringComparer.Ordinal);
    private readonly LinkedList<UserStream> _unused = new();

    /// <summary>The stream for everyone.</summary>
    public EventLog Global { get; } = EventLog.ForEveryone(ActorAddress.Global, services);

    /// <summary>How many users have a stream.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _users.Count;
        }
    }

    public void Append(StagedEvent staged)
    {
        var address = staged.Stream!;
        if (address.Equals(ActorAddress.Global))
        {
            AppendTo(Global, staged);
            return;
        }

        var stream = Use(address.Key[0]);
        AppendTo(stream.Log, staged);
        Release(stream);
    }

    /// <summary>A user's stream, kept in memory until it is released as often as it is used.</summary>
    public UserStream Use(string userId)
    {
        lock (_gate)
        {
            if (!_users.TryGetValue(userId, out var stream))
            {
                stream = new UserStream(userId, new EventLog(ActorAddress.User(userId), services.Limits, services));
                _users.Add(userId, stream);
            }

            if (stream.Unused is { } node) _unused.Remove(node);
            stream.Unused = null;
            stream.Uses++;
            GiveUpSurplus_NeedsLock();
            return stream;
        }
    }

    /// <summary>Gives up what is too old: events, and streams that nobody has used for as long as events are kept.</summary>
    public void TrimAged()
    {
        Global.TrimAged();
        UserStream[] streams;
        lock (_gate) streams = [.. _users.Values];
        foreach (var stream in streams) stream.Log.TrimAged();
        var now = services.Time.GetTimestamp();
        lock (_gate)
        {
            while (_unused.First is { Value: var oldest } && oldest.Log.IsEmpty && services.Time.GetElapsedTime(oldest.UnusedSince, now) > services.Limits.MaxAge)
                Remove_NeedsLock(oldest);
        }
    }

    public void Release(UserStream stream)
    {
        lock (_gate)
        {
            if (--stream.Uses > 0) return;
            stream.UnusedSince = services.Time.GetTimestamp();
            stream.Unused = _unused.AddLast(stream);
            GiveUpSurplus_NeedsLock();
        }
    }

    private static void AppendTo(EventLog log, StagedEvent staged) =>
        log.Append(staged.Draft, staged.Contract, staged.Key, Recipients.Everyone);

    private void GiveUpSurplus_NeedsLock()
    {
        while (_users.Count > maxUsers && _unused.First is { Value: var oldest })
        {
            if (!oldest.Log.IsEmpty) services.Metrics.StreamGivenUp();
            Remove_NeedsLock(oldest);
        }
    }

    private void Remove_NeedsLock(UserStream stream)
    {
        _unused.Remove(stream.Unused!);
        _users.Remove(stream.UserId);
        stream.Log.Close();
    }
}
