using System.Collections.Concurrent;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>One timer that looks at every link, in place of timers of their own: heartbeats, stalls, handshakes, closings.</summary>
internal sealed class LinkWheel : IDisposable
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<IWatchedLink, object?> _links = new();
    private readonly Lock _looking = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public LinkWheel(LinkOptions options, TimeProvider time)
    {
        _time = time;
        TimeSpan[] limits = [options.Heartbeat, options.StallTimeout, options.HandshakeTimeout, options.CloseTimeout];
        var quarter = limits.Min() / 4;
        var period = quarter < LongestPeriod ? quarter : LongestPeriod;
        _timer = time.CreateTimer(static wheel => ((LinkWheel)wheel!).Turn(), this, period, period);
    }

    public int Count => _links.Count;

    /// <summary>All links, those that have not said hello among them.</summary>
    public IEnumerable<Link> Links => _links.Keys.OfType<Link>();

    public void Add(IWatchedLink link) => _links.TryAdd(link, null);

    public void Remove(IWatchedLink link) => _links.TryRemove(link, out _);

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        // A turn that is late must not run beside the next.
        if (!_looking.TryEnter())
            return;
        try
        {
            var now = _time.GetTimestamp();
            foreach (var (link, _) in _links)
                link.Look(now);
        }
        finally
        {
            _looking.Exit();
        }
    }
}
