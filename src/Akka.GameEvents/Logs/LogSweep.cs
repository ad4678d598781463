using Akka.GameEvents.Activations;

namespace Akka.GameEvents.Logs;

/// <summary>Gives up what quiet logs keep for too long: the others do so whenever they append.</summary>
internal sealed class LogSweep : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private readonly Lock _sweeping = new();
    private readonly ActorDirectory _actors;
    private readonly StreamTable _streams;
    private readonly ITimer _timer;

    public LogSweep(ActorDirectory actors, StreamTable streams, TimeProvider time)
    {
        _actors = actors;
        _streams = streams;
        _timer = time.CreateTimer(static sweep => ((LogSweep)sweep!).Sweep(), this, Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        // A sweep that takes long must not run beside the next.
        if (!_sweeping.TryEnter()) return;
        try
        {
            foreach (var actor in _actors.Active) actor.Log.TrimAged();
            _streams.TrimAged();
        }
        finally
        {
            _sweeping.Exit();
        }
    }
}
