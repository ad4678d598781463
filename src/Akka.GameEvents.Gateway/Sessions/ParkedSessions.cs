namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>
/// The sessions that wait for their clients, in the order in which they lost them. Whoever waits for longer than the resume window ends; when
/// there are too many, so does whoever has waited longest.
/// </summary>
internal sealed class ParkedSessions : IDisposable
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<(Session Session, long Since)> _byAge = new();
    private readonly Dictionary<Session, LinkedListNode<(Session Session, long Since)>> _places = [];
    private readonly SessionsOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public ParkedSessions(GameEventsOptions options, TimeProvider time)
    {
        _options = options.Sessions;
        _time = time;
        var quarter = _options.ResumeWindow / 4;
        var period = quarter < LongestPeriod ? TimeSpan.FromMilliseconds(Math.Max(10, quarter.TotalMilliseconds)) : LongestPeriod;
        _timer = time.CreateTimer(static parked => ((ParkedSessions)parked!).EndExpired(), this, period, period);
    }

    public int Count
    {
        get
        {
            lock (_gate) return _places.Count;
        }
    }

    /// <returns>Who has to end, because there are too many; null for nobody.</returns>
    public Session? Add(Session session)
    {
        lock (_gate)
        {
            _places[session] = _byAge.AddLast((session, _time.GetTimestamp()));
            if (_places.Count <= _options.MaxParked) return null;

            // It leaves at once, so that two that come together do not name the same one, and one too many stays.
            var oldest = _byAge.First!.Value.Session;
            _byAge.RemoveFirst();
            _places.Remove(oldest);
            return oldest;
        }
    }

    public void Remove(Session session)
    {
        lock (_gate)
        {
            if (_places.Remove(session, out var place)) _byAge.Remove(place);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void EndExpired()
    {
        var now = _time.GetTimestamp();
        Session[] expired;
        lock (_gate)
            expired = [.. _byAge.TakeWhile(parked => _time.GetElapsedTime(parked.Since, now) >= _options.ResumeWindow).Select(parked => parked.Session)];
        foreach (var session in expired) session.EndIfParked();
    }
}
