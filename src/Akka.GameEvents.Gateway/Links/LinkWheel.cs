using System.Collections.Concurrent;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>One timer that looks at every link, in place of timers of their own: heartbeats, stalls, handshakes, closings.</summary>
internal sealed class LinkWheel : IDisposable
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Link, object?> _links = new();
    private readonly Lock _looking = new();
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly TimeSpan _handshakeTimeout;
    private readonly ITimer _timer;
    private volatile bool _isDraining;

    public LinkWheel(GameEventsOptions options, TimeProvider time)
    {
        _time = time;
        _handshakeTimeout = options.Sessions.HandshakeTimeout;
        TimeSpan[] limits = [options.Sessions.Heartbeat, options.Sessions.HandshakeTimeout, options.Links.StallTimeout];
        var quarter = limits.Min() / 4;
        var period = quarter < LongestPeriod ? quarter : LongestPeriod;
        _timer = time.CreateTimer(static wheel => ((LinkWheel)wheel!).Turn(), this, period, period);
    }

    public int Count => _links.Count;

    /// <summary>The links, as they come and go while it is enumerated.</summary>
    public IEnumerable<Link> Links => _links.Select(entry => entry.Key);

    /// <summary>How long a new link may take to say hello: not long while the server goes down.</summary>
    public TimeSpan HandshakeTimeout => _isDraining && _handshakeTimeout > LongestPeriod ? LongestPeriod : _handshakeTimeout;

    public void Add(Link link) => _links.TryAdd(link, null);

    public void Remove(Link link)
    {
        _links.TryRemove(link, out _);
        if (_isDraining && _links.IsEmpty)
            _emptied.TrySetResult();
    }

    /// <summary>Sends every link away; completes when none is left, those included that come meanwhile and have to say why.</summary>
    public Task DrainAsync(Action<Link> sendAway, CancellationToken cancellation)
    {
        _isDraining = true;
        foreach (var link in Links)
            sendAway(link);
        if (_links.IsEmpty)
            _emptied.TrySetResult();
        return _emptied.Task.WaitAsync(cancellation);
    }

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        // A turn that is late must not run beside the next.
        if (!_looking.TryEnter())
            return;
        try
        {
            var now = _time.GetTimestamp();
            foreach (var link in Links)
                link.Look(now);
        }
        finally
        {
            _looking.Exit();
        }
    }
}
