namespace Akka.GameEvents.Gateway.Inbound;

/// <summary>A token bucket for one link: so many messages per second on average, and a burst at once.</summary>
internal sealed class RateMeter(TimeProvider time, int perSecond, int burst)
{
    private readonly long _started = time.GetTimestamp();
    private double _tokens = burst;
    private TimeSpan _last;
    private TimeSpan? _exceededSince;

    /// <summary>How long messages have been refused without a pause; zero when the last one was not.</summary>
    public TimeSpan Exceeded => _exceededSince is { } since ? _last - since : TimeSpan.Zero;

    /// <summary>How long until the next message would be taken.</summary>
    public TimeSpan Retry => TimeSpan.FromSeconds(Math.Max(0, 1 - _tokens) / perSecond);

    public bool TryTake()
    {
        var now = time.GetElapsedTime(_started);
        _tokens = Math.Min(burst, _tokens + ((now - _last).TotalSeconds * perSecond));
        _last = now;
        if (_tokens >= 1)
        {
            _tokens--;
            // A client that floods gets a message through now and then; only a bucket that has recovered ends the flood.
            if (_tokens >= burst / 2.0) _exceededSince = null;
            return true;
        }

        _exceededSince ??= now;
        return false;
    }
}
