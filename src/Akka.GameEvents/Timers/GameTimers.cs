using Akka.GameEvents.Hosting;
using Akka.GameEvents.Timers;

namespace Akka.GameEvents;

/// <summary>
/// An actor's timers, by name: one that is started again replaces the earlier. Each firing is a turn; one that finds the last firing still
/// waiting for its turn is skipped, so a slow actor gets no backlog of its own timers.
/// </summary>
public sealed class GameTimers
{
    private readonly GameActorHost _host;
    private readonly Dictionary<string, GameTimer> _running = new(StringComparer.Ordinal);

    internal GameTimers(GameActorHost host) => _host = host;

    /// <summary>Runs <paramref name="callback"/> once.</summary>
    /// <param name="name">Names the timer.</param>
    /// <param name="delay">How long from now; zero or more.</param>
    /// <param name="callback">Runs as a turn.</param>
    public void After(string name, TimeSpan delay, Action callback) => After(name, delay, Wrap(callback));

    /// <inheritdoc cref="After(string, TimeSpan, Action)"/>
    public void After(string name, TimeSpan delay, Func<ValueTask> callback) => Start(name, delay, null, _ => callback());

    /// <summary>Runs <paramref name="callback"/> again and again, at a fixed rate that does not drift.</summary>
    /// <param name="name">Names the timer.</param>
    /// <param name="period">More than zero.</param>
    /// <param name="callback">Runs as a turn.</param>
    public void Every(string name, TimeSpan period, Action callback) => Every(name, period, Wrap(callback));

    /// <inheritdoc cref="Every(string, TimeSpan, Action)"/>
    public void Every(string name, TimeSpan period, Func<ValueTask> callback) => Start(name, period, period, _ => callback());

    /// <summary>Runs a game loop at a fixed rate.</summary>
    /// <param name="name">Names the timer.</param>
    /// <param name="hertz">Ticks per second, 1 to 1,000.</param>
    /// <param name="tick">Gets the tick's number, from 1 on; skipped ticks count.</param>
    public void Tick(string name, int hertz, Action<long> tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        ArgumentOutOfRangeException.ThrowIfLessThan(hertz, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hertz, 1000);
        var period = TimeSpan.FromSeconds(1) / hertz;
        Start(name, period, period, n =>
        {
            tick(n);
            return default;
        });
    }

    /// <summary>Stops a timer; does nothing when none of that name runs.</summary>
    public void Cancel(string name)
    {
        if (_running.Remove(name, out var timer)) timer.Stop();
    }

    /// <summary>Whether a timer of that name runs.</summary>
    public bool IsActive(string name) => _running.ContainsKey(name);

    internal int Count => _running.Count;

    private void Start(string name, TimeSpan delay, TimeSpan? period, Func<long, ValueTask> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (period is { } repeat) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(repeat, TimeSpan.Zero, nameof(period));
        Cancel(name);
        _running[name] = new GameTimer(_host, name, delay, period, callback, ended: timer =>
        {
            if (_running.GetValueOrDefault(name) == timer) _running.Remove(name);
        });
    }

    private static Func<ValueTask> Wrap(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return () =>
        {
            callback();
            return default;
        };
    }
}
