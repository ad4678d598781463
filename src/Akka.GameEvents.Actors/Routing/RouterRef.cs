using Akka.GameEvents.Actors.Cells;
using Akka.GameEvents.Actors.Mailboxes;

namespace Akka.GameEvents.Actors.Routing;

/// <summary>The front of a bounded mailbox router: it enqueues, and wakes a worker that has nothing to do.</summary>
internal sealed class RouterRef : ActorRef
{
    private readonly BoundedMailbox _queue;
    private readonly ActorCell[] _workers;
    private readonly ActorCell? _parent;
    private readonly Task _ended;
    private int _next;
    private volatile bool _dead;

    public RouterRef(ActorSystem system, ActorCell? parent, Props props, RouterConfig config, string path)
        : base(system, path)
    {
        _parent = parent;
        _queue = new BoundedMailbox(config.Capacity, config.Overflow) { Dropped = e => ToDeadLetters(e, DeadLetterReason.MailboxFull) };
        _workers = new ActorCell[config.Workers];
        for (var i = 0; i < _workers.Length; i++)
            _workers[i] = new ActorCell(system, parent, props with { Router = null }, $"{path}/${i + 1}", _queue);
        _ended = WhenEndedAsync();
    }

    public void Start()
    {
        foreach (var worker in _workers) worker.Start();
    }

    public override TellResult Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var envelope = new Envelope(message, sender);
        if (_dead)
        {
            ToDeadLetters(envelope, DeadLetterReason.Ended);
            return TellResult.Dead;
        }

        switch (_queue.Enqueue(envelope))
        {
            case EnqueueResult.Rejected:
                return TellResult.Rejected;
            case EnqueueResult.DroppedNewest:
                ToDeadLetters(envelope, DeadLetterReason.MailboxFull);
                return TellResult.Rejected;
        }

        WakeOne();
        if (!_dead) return TellResult.Accepted;
        Drain();
        return TellResult.Dead;
    }

    public override async ValueTask<TellResult> TellAsync(object message, ActorRef? sender = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = Tell(message, sender);
            if (result != TellResult.Rejected || !_queue.Waits) return result;
            await _queue.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        }
    }

    internal override void AddWatcher(ActorCell watcher) => _ = SignalWhenEndedAsync(watcher);

    internal override void RemoveWatcher(ActorCell watcher)
    {
        // The cell that unwatched drops the signal when it comes.
    }

    internal override Task StopAsync()
    {
        foreach (var worker in _workers) _ = worker.StopAsync();
        return _ended;
    }

    private async Task SignalWhenEndedAsync(ActorCell watcher)
    {
        await _ended.ConfigureAwait(false);
        watcher.Signal(new Terminated(this));
    }

    /// <summary>A worker that ends for itself leaves its work to the others; the last one takes the router with it.</summary>
    private async Task WhenEndedAsync()
    {
        var running = _workers.Select(worker => worker.WhenEnded).ToHashSet();
        while (running.Count > 0)
        {
            running.Remove(await Task.WhenAny(running).ConfigureAwait(false));
            WakeOne();
        }

        _dead = true;
        Drain();
        _parent?.RemoveChild(this);
        if (_parent is null) System.RemoveTop(this);
    }

    private void WakeOne()
    {
        var first = (uint)Interlocked.Increment(ref _next);
        for (uint i = 0; i < _workers.Length; i++)
        {
            if (_workers[(first + i) % (uint)_workers.Length].Wake()) return;
        }
    }

    private void Drain()
    {
        _queue.Close();
        while (_queue.TryDequeue(out var envelope)) ToDeadLetters(envelope, DeadLetterReason.Ended);
    }

    private void ToDeadLetters(in Envelope envelope, DeadLetterReason reason) =>
        System.EventStream.Publish(new DeadLetter(envelope.Message, envelope.Sender, this, reason));
}
