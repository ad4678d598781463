namespace Akka.GameEvents.Actors;

/// <summary>Makes and supervises the workers; the messages pass it by. Ends when its last worker has.</summary>
internal sealed class Router(RouterPool pool, int workers) : Actor
{
    private int _ended;

    protected internal override ValueTask PreStartAsync()
    {
        for (var number = 1; number <= workers; number++)
            if (pool.AddWorker(number) is { } worker)
                Context.Watch(worker);
        return default;
    }

    protected internal override ValueTask ReceiveAsync(object message)
    {
        if (message is Terminated && ++_ended == workers) Context.StopSelf();
        return default;
    }
}
