namespace Akka.GameEvents.Client;

/// <summary>The client's clock: timers whose callbacks are turns.</summary>
internal sealed class Timers(TimeProvider time, Turns turns)
{
    public long Now => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>Runs once; disposing of the answer cancels, unless the turn is already under way.</summary>
    public IDisposable After(TimeSpan delay, Action turn)
    {
        var timer = new Once(turn);
        timer.Start(time, turns, delay);
        return timer;
    }

    private sealed class Once(Action turn) : IDisposable
    {
        private ITimer? _timer;
        private bool _isOver;

        public void Start(TimeProvider time, Turns turns, TimeSpan delay) =>
            _timer = time.CreateTimer(_ => turns.Run(Fire), null, delay, Timeout.InfiniteTimeSpan);

        // A turn: whatever cancelled the timer in an earlier one is heeded, though it had gone off already.
        private void Fire()
        {
            if (_isOver)
                return;
            Dispose();
            turn();
        }

        public void Dispose()
        {
            _isOver = true;
            _timer?.Dispose();
        }
    }
}
