namespace Akka.GameEvents.Client;

/// <summary>
/// Pings a link that was silent for a heartbeat, and gives it up when half a heartbeat later it still is. Its methods are turns.
/// </summary>
internal sealed class Pulse(Timers timers, Action ping, Action giveUp)
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private TimeSpan _heartbeat;
    private long _heardAt;
    private IDisposable? _timer;
    private bool _isPaused;

    public void Start(TimeSpan? heartbeat)
    {
        _heartbeat = Bounded(heartbeat);
        Watch();
    }

    /// <summary>The heartbeat that a welcome names, within reason.</summary>
    public static TimeSpan Bounded(TimeSpan? heartbeat) =>
        heartbeat is { } asked && asked > TimeSpan.Zero ? (asked < Longest ? asked : Longest) : Default;

    public void Heard() => _heardAt = timers.Now;

    /// <summary>Nobody listens for the time being.</summary>
    public void Pause()
    {
        _isPaused = true;
        _timer?.Dispose();
    }

    public void Resume()
    {
        if (!_isPaused)
            return;
        _isPaused = false;
        Heard();
        if (_heartbeat > TimeSpan.Zero)
            Watch();
    }

    public void Stop()
    {
        _heartbeat = TimeSpan.Zero;
        _timer?.Dispose();
    }

    private void Watch()
    {
        var quiet = timers.Since(_heardAt);
        if (quiet < _heartbeat)
        {
            _timer = timers.After(_heartbeat - quiet, Watch);
            return;
        }

        var heardBefore = _heardAt;
        ping();
        _timer = timers.After(_heartbeat / 2, () =>
        {
            if (_heardAt == heardBefore)
                giveUp();
            else
                Watch();
        });
    }
}
