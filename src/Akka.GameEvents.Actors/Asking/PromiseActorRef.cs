namespace Akka.GameEvents.Actors;

/// <summary>The sender of an Ask: the first reply completes a task.</summary>
internal abstract class PromiseActorRef : ActorRef
{
    public override string Path => "/temp/ask";

    /// <summary>No reply will come.</summary>
    public abstract void Undeliverable(ActorRef recipient, DeadLetterReason reason);
}

internal sealed class PromiseActorRef<T> : PromiseActorRef
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorRef _asked;
    private readonly TimeSpan _timeout;
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _registration;

    public PromiseActorRef(ActorRef asked, TimeSpan timeout, CancellationToken cancellation)
    {
        (_asked, _timeout) = (asked, timeout);
        if (timeout != Timeout.InfiniteTimeSpan)
            _timer = asked.System.Time.CreateUnflowedTimer(static promise => ((PromiseActorRef<T>)promise!).TimeOut(), this, timeout);
        _registration = cancellation.UnsafeRegister(static (promise, token) => ((PromiseActorRef<T>)promise!).Cancel(token), this);
        // Either may have come before its field was set, and then could not release it.
        if (_reply.Task.IsCompleted) Release();
    }

    public Task<T> Task => _reply.Task;

    internal override ActorSystem System => _asked.System;

    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var first = message switch
        {
            Status.Failure failure => _reply.TrySetException(failure.Cause),
            T reply => _reply.TrySetResult(reply),
            _ => _reply.TrySetException(new InvalidCastException(
                $"{_asked} replied with {message.GetType()}, where {typeof(T)} was asked for.")),
        };
        if (first)
        {
            Release();
            return TellResult.Accepted;
        }
        System.DeadLettersRef.Publish(message, sender, this, DeadLetterReason.AskEnded);
        return TellResult.Dead;
    }

    public override void Undeliverable(ActorRef recipient, DeadLetterReason reason)
    {
        Exception error = reason == DeadLetterReason.ActorEnded ? new ActorDeadException(recipient) : new MailboxFullException(recipient);
        if (_reply.TrySetException(error)) Release();
    }

    private void TimeOut()
    {
        if (_reply.TrySetException(new AskTimeoutException(_asked, _timeout))) Release();
    }

    private void Cancel(CancellationToken token)
    {
        if (_reply.TrySetCanceled(token)) Release();
    }

    private void Release()
    {
        _timer?.Dispose();
        // Not Dispose: it would wait for the callback, which may be the caller.
        _registration.Unregister();
    }
}
