using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>A session's two streams: that of its user, and the one for everyone.</summary>
internal sealed class SessionStreams
{
    private readonly StreamTable _table;
    private readonly UserStream _user;
    private readonly (EventLog Log, StreamFeed Feed, int Slot)[] _streams;

    public SessionStreams(string userId, SessionOutbound outbound, StreamTable table)
    {
        _table = table;
        _user = table.Use(userId);
        _streams = [Attach(_user.Log, new UserFeed(outbound, _user)), Attach(table.Global, new StreamFeed(outbound))];
    }

    /// <summary>Where the client stands: where it says, or where it begins, or what it was sent last.</summary>
    public IReadOnlyList<Seen> Positions(IReadOnlyList<Seen> named, bool isFresh) =>
    [
        .. _streams.Select(stream =>
        {
            var own = isFresh ? stream.Feed.Begin() : stream.Feed.Position;
            return named.FirstOrDefault(seen => seen.Address.Equals(stream.Log.Address)) ?? new Seen(stream.Log.Address, own);
        }),
    ];

    public StreamFeed? Find(ActorAddress address) => _streams.FirstOrDefault(stream => stream.Log.Address.Equals(address)).Feed;

    /// <summary>Begins to feed those that the client did not name.</summary>
    public void StartOthers(IReadOnlyList<Seen> named, bool isFresh)
    {
        foreach (var (log, feed, _) in _streams)
        {
            if (named.Any(seen => seen.Address.Equals(log.Address))) continue;
            if (isFresh) feed.Start();
            else feed.GoOn();
        }
    }

    public void Park()
    {
        foreach (var stream in _streams) stream.Feed.Park();
    }

    /// <summary>Leaves both. Once.</summary>
    public void End()
    {
        foreach (var (log, _, slot) in _streams) log.Detach(slot);
        _table.Release(_user);
    }

    private static (EventLog Log, StreamFeed Feed, int Slot) Attach(EventLog log, StreamFeed feed) => (log, feed, log.Attach(feed, static _ => { }));
}
