namespace Akka.GameEvents.Actors;

/// <summary>
/// The shared queue of a router and who takes from it. A message wakes one idle worker. A worker looks at the queue before it rests,
/// and wakes another when it can take no more (it failed or stops), so no message waits while a worker idles.
/// </summary>
internal sealed class RouterPool : IMailboxOwner
{
    private readonly Props _worker;
    private ActorCell _router = null!;
    private ActorCell[] _workers = [];

    private RouterPool(Props props, RouterConfig config)
    {
        _worker = props with { Router = null };
        Mailbox = Mailbox.Bounded(config.Capacity, config.Overflow);
        RouterProps = Props.Create(() => new Router(this, config.Workers)) with { Supervisor = config.Supervisor };
    }

    public Mailbox Mailbox { get; }

    public Props RouterProps { get; }

    public static ActorCell Create(ActorCell parent, string name, Props props, RouterConfig config)
    {
        var pool = new RouterPool(props, config);
        pool._router = ActorCell.Router(parent, name, pool);
        pool.Mailbox.Attach(pool);
        return pool._router;
    }

    public ActorRef? AddWorker(int number)
    {
        var worker = ActorCell.Worker(_router, $"worker-{number}", _worker);
        // Before it starts: from then on it is woken for what is queued.
        Volatile.Write(ref _workers, [.. _workers, worker]);
        return _router.Adopt(worker);
    }

    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (_router.IsDead)
        {
            _router.Purge();
            return;
        }
        if (Mailbox.Count == 0) return;
        foreach (var worker in Volatile.Read(ref _workers))
            if (worker.TryWakeForMail()) return;
    }

    public void Discard(in Envelope envelope, DeadLetterReason reason) => _router.Discard(in envelope, reason);

    public void Ended(ActorCell cell) => Wake();
}
