namespace Akka.GameEvents.Actors;

/// <summary>A task that completes when an actor has ended.</summary>
internal sealed class TerminationTask : IDeathWatcher
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task Of(ActorRef actor, TimeSpan timeout, TimeProvider time)
    {
        var watcher = new TerminationTask();
        if (!actor.TryAddWatcher(watcher)) return;
        try
        {
            await watcher._ended.Task.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        finally
        {
            actor.RemoveWatcher(watcher);
        }
    }

    public void WatchedEnded(ActorRef actor) => _ended.TrySetResult();
}
