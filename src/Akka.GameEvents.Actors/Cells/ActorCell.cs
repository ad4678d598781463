namespace Akka.GameEvents.Actors;

/// <summary>
/// An actor behind its reference: mailbox, incarnation, place in the tree. At most one run at a time owns it: whoever moves
/// <see cref="Schedule"/> from Idle to Busy queues the run, and the run, the turn it left suspended, or the watchdog that abandoned
/// that turn, hands the ownership on until the cell rests again.
/// </summary>
internal sealed partial class ActorCell : IThreadPoolWorkItem, IMailboxOwner, IDeathWatcher
{
    private readonly Props _props;
    private readonly bool _takesMail;
    private ActorContext _context;
    private ControlMessage? _control;
    private Queue<Signal>? _signals;
    private Children? _children;
    private volatile Schedule _schedule;
    private CellState _state;
    private bool _signalWasLast;
    private bool _stopRequested;

    public ActorCell(ActorSystem system, ActorCell? parent, string name, Props props)
        : this(system, parent, name, props, props.Mailbox(), takesMail: true) => Mailbox.Attach(this);

    private ActorCell(ActorSystem system, ActorCell? parent, string name, Props props, Mailbox mailbox, bool takesMail)
    {
        (System, Parent, Name, _props, Mailbox, _takesMail) = (system, parent, name, props, mailbox, takesMail);
        Self = new LocalActorRef(this);
        _context = new ActorContext(this);
    }

    private enum Schedule
    {
        /// <summary>Nobody owns the cell; whatever arrives queues a run.</summary>
        Idle,

        /// <summary>Owned: queued, running, or suspended in a turn.</summary>
        Busy,

        /// <summary>Ended.</summary>
        Dead,
    }

    public ActorSystem System { get; }

    public ActorCell? Parent { get; }

    public string Name { get; }

    public LocalActorRef Self { get; }

    public Mailbox Mailbox { get; }

    public bool IsDead => _schedule == Schedule.Dead;

    /// <summary>It has been told to stop, or has stopped.</summary>
    public bool StopRequested => Volatile.Read(ref _stopRequested);

    public bool HasChildren => Volatile.Read(ref _children) is not null;

    /// <summary>Made when first asked for: most actors have none.</summary>
    public Children Children => _children ?? Interlocked.CompareExchange(ref _children, new Children(), null) ?? _children;

    /// <summary>Worker of a router: takes from the router's mailbox.</summary>
    public static ActorCell Worker(ActorCell router, string name, Props props) =>
        new(router.System, router, name, props, router.Mailbox, takesMail: true);

    /// <summary>Router: has the mailbox, and leaves what is in it to the workers.</summary>
    public static ActorCell Router(ActorCell parent, string name, RouterPool pool) =>
        new(parent.System, parent, name, pool.RouterProps, pool.Mailbox, takesMail: false);

    /// <summary>Null when the actor is stopping.</summary>
    public ActorRef? ActorOf(Props props, string? name)
    {
        if (name is null) name = Children.NextName();
        else InvalidActorNameException.ThrowIfInvalid(name);
        return Adopt(props.Router is { } config
            ? RouterPool.Create(this, name, props, config)
            : new ActorCell(System, this, name, props));
    }

    /// <summary>Starts a child; null when this actor is stopping.</summary>
    public ActorRef? Adopt(ActorCell child)
    {
        if (!Children.TryAdd(child)) return null;
        child.Wake();
        return child.Self;
    }

    public void Stop()
    {
        if (!Interlocked.Exchange(ref _stopRequested, true)) Send(new StopRequest());
    }

    public void Send(ControlMessage message)
    {
        if (IsDead) return;
        ControlMessage? newest;
        do
        {
            newest = Volatile.Read(ref _control);
            message.Next = newest;
        }
        while (Interlocked.CompareExchange(ref _control, message, newest) != newest);
        Wake();
    }

    /// <summary>Something has arrived. A full fence lies between its arrival and the look at the schedule, as in <see cref="Rest"/>.</summary>
    public void Wake()
    {
        switch (Interlocked.CompareExchange(ref _schedule, Schedule.Busy, Schedule.Idle))
        {
            case Schedule.Idle:
                Queue();
                break;
            case Schedule.Dead when Mailbox.Owner == this:
                Purge();
                break;
        }
    }

    /// <summary>Wakes the cell if it is idle and would take a message.</summary>
    public bool TryWakeForMail()
    {
        if (_schedule != Schedule.Idle || _state != CellState.Running) return false;
        if (Interlocked.CompareExchange(ref _schedule, Schedule.Busy, Schedule.Idle) != Schedule.Idle) return false;
        Queue();
        return true;
    }

    public void Discard(in Envelope envelope, DeadLetterReason reason) =>
        System.DeadLettersRef.Publish(envelope.Message, envelope.Sender, Self, reason);

    /// <summary>Sends what is left in the mailbox of an ended actor to the dead letters; several threads may find it so.</summary>
    public void Purge()
    {
        while (true)
        {
            Envelope envelope;
            lock (this)
            {
                if (!Mailbox.TryDequeue(out envelope)) return;
            }
            Discard(in envelope, DeadLetterReason.ActorEnded);
        }
    }

    void IMailboxOwner.Ended(ActorCell cell) => Purge();
}
