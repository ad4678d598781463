using Akka.GameEvents.Actors.Cells;

namespace Akka.GameEvents.Actors.Asking;

/// <summary>Whom the asked actor replies to; what comes after the first reply, or too late, is a dead letter.</summary>
internal sealed class PromiseRef(ActorSystem system) : ActorRef(system, "/temp/ask")
{
    private readonly TaskCompletionSource<object> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<object> Reply => _reply.Task;

    public void Close() => _reply.TrySetCanceled();

    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_reply.TrySetResult(message)) return TellResult.Accepted;
        System.EventStream.Publish(new DeadLetter(message, sender, this, DeadLetterReason.Ended));
        return TellResult.Dead;
    }

    internal override void AddWatcher(ActorCell watcher)
    {
        _ = _reply.Task.ContinueWith(
            (_, state) => ((ActorCell)state!).Signal(new Terminated(this)), watcher, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    internal override void RemoveWatcher(ActorCell watcher)
    {
        // The cell that unwatched drops the signal when it comes.
    }

    internal override Task StopAsync()
    {
        Close();
        return Task.CompletedTask;
    }
}
