namespace Akka.GameEvents.Actors;

internal sealed class LocalActorRef(ActorCell cell) : ActorRef
{
    public ActorCell Cell => cell;

    public override string Path => cell.Parent is { } parent ? parent.Self.Path + "/" + cell.Name : "";

    internal override ActorSystem System => cell.System;

    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var envelope = new Envelope(message, sender);
        return cell.IsDead ? Refuse(in envelope) : Told(cell.Mailbox.Enqueue(in envelope));
    }

    public override ValueTask<TellResult> TellAsync(object message, ActorRef? sender = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var envelope = new Envelope(message, sender);
        if (cell.IsDead) return new(Refuse(in envelope));
        var enqueued = cell.Mailbox.EnqueueAsync(envelope, cancellation);
        return enqueued.IsCompletedSuccessfully ? new(Told(enqueued.Result)) : WaitAsync(enqueued);
    }

    internal override bool TryAddWatcher(IDeathWatcher watcher) => cell.TryAddWatcher(watcher);

    internal override void RemoveWatcher(IDeathWatcher watcher) => cell.RemoveWatcher(watcher);

    private TellResult Refuse(in Envelope envelope)
    {
        cell.Discard(in envelope, DeadLetterReason.ActorEnded);
        return TellResult.Dead;
    }

    private async ValueTask<TellResult> WaitAsync(ValueTask<EnqueueResult> enqueued) => Told(await enqueued.ConfigureAwait(false));

    private TellResult Told(EnqueueResult result)
    {
        if (result is not (EnqueueResult.Enqueued or EnqueueResult.DroppedOldest)) return TellResult.Rejected;
        // Also when the actor has ended meanwhile: the owner then clears the mailbox.
        cell.Mailbox.Owner.Wake();
        return TellResult.Accepted;
    }
}
