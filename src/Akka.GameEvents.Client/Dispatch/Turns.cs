namespace Akka.GameEvents.Client;

/// <summary>
/// Runs what touches the client's state one at a time, in order. A turn runs at once on the calling thread when none is running, else after
/// it, on the thread that runs it: nobody waits for a lock, and a turn asked for within a turn comes after it. Turns are short, and none
/// calls into the application.
/// </summary>
internal sealed class Turns(Action<Exception> report)
{
    private readonly object _gate = new();
    private readonly Queue<Action> _waiting = new();
    private bool _running;

    public void Run(Action turn)
    {
        lock (_gate)
        {
            _waiting.Enqueue(turn);
            if (_running)
                return;
            _running = true;
        }

        while (Next() is { } next)
        {
            try
            {
                next();
            }
            catch (Exception mistake) // Ours: it is told, and does not freeze the client.
            {
                report(mistake);
            }
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var next))
                return next;
            _running = false;
            return null;
        }
    }
}
