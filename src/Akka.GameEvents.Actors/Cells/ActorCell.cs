using System.Collections.Concurrent;
using Akka.GameEvents.Actors.Mailboxes;

namespace Akka.GameEvents.Actors.Cells;

/// <summary>
/// An actor's place in the system: its mailbox, and the right to run, which one thread at a time holds. The right passes from whoever finds
/// the cell idle to the thread pool, through awaits, and back.
/// </summary>
internal sealed partial class ActorCell : ActorRef, IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Busy = 1;
    private readonly Props _props;
    private readonly Mailbox _mailbox;
    private readonly bool _ownsMailbox; // false for a router's worker
    private readonly Lock _gate = new();
    private ConcurrentQueue<object>? _signals;
    private int _status = Busy;
    private volatile bool _dead;

    public ActorCell(ActorSystem system, ActorCell? parent, Props props, string path, Mailbox? shared = null)
        : base(system, path)
    {
        Parent = parent;
        _props = props;
        _ownsMailbox = shared is null;
        _mailbox = shared ?? props.Mailbox();
        if (_ownsMailbox && _mailbox is BoundedMailbox bounded) bounded.Dropped = e => ToDeadLetters(e, DeadLetterReason.MailboxFull);
    }

    public ActorCell? Parent { get; }

    /// <summary>Lets the actor begin; called once.</summary>
    public void Start()
    {
        if (_props.TurnTimeout is { } timeout) System.Watchdog.Add(this, timeout);
        System.Dispatch(this);
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

        switch (_mailbox.Enqueue(envelope))
        {
            case EnqueueResult.Rejected:
                return TellResult.Rejected;
            case EnqueueResult.DroppedNewest:
                ToDeadLetters(envelope, DeadLetterReason.MailboxFull);
                return TellResult.Rejected;
        }

        Wake();
        if (!_dead) return TellResult.Accepted;
        DrainToDeadLetters();
        return TellResult.Dead;
    }

    public override async ValueTask<TellResult> TellAsync(object message, ActorRef? sender = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = Tell(message, sender);
            if (result != TellResult.Rejected || _mailbox is not BoundedMailbox { Waits: true } bounded) return result;
            await bounded.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the cell something that comes before all messages and is never refused.</summary>
    public void Signal(object signal)
    {
        if (_dead) return;
        LazyInitializer.EnsureInitialized(ref _signals, static () => new ConcurrentQueue<object>()).Enqueue(signal);
        Wake();
    }

    /// <summary>Makes sure that the cell runs if there is something for it; true when it was idle.</summary>
    public bool Wake()
    {
        if (Volatile.Read(ref _status) != Idle || Interlocked.CompareExchange(ref _status, Busy, Idle) != Idle) return false;
        System.Dispatch(this);
        return true;
    }

    void IThreadPoolWorkItem.Execute() => System.Execute(this);

    private void ToDeadLetters(in Envelope envelope, DeadLetterReason reason)
    {
        if (envelope.Message is not Timers.RunningTimer)
            System.EventStream.Publish(new DeadLetter(envelope.Message, envelope.Sender, this, reason));
    }

    private void DrainToDeadLetters()
    {
        if (!_ownsMailbox) return;
        (_mailbox as BoundedMailbox)?.Close();
        while (TryTakeLast(out var envelope)) ToDeadLetters(envelope, DeadLetterReason.Ended);
    }

    /// <summary>Whoever told the last messages of an ended actor may drain at the same time as the actor itself.</summary>
    private bool TryTakeLast(out Envelope envelope)
    {
        lock (_gate) return _mailbox.TryDequeue(out envelope);
    }
}
