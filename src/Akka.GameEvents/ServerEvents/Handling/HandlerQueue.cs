using Akka.GameEvents.Actors;

namespace Akka.GameEvents.ServerEvents;

/// <summary>
/// The bounded queue before the handlers: a mailbox router, or with an ordering key one of a single worker for each share of the keys.
/// </summary>
internal sealed class HandlerQueue : IDisposable
{
    public const string Consumer = "handlers";

    private static readonly TimeSpan LastTurn = TimeSpan.FromSeconds(1);

    private readonly ActorSystem _system;
    private readonly HandlerRunner _runner;
    private readonly EventLedger _ledger;
    private readonly WaitingRoom _waiting;
    private readonly EventOrdering _ordering;
    private readonly MailboxOverflow _overflow;
    private readonly ActorRef[] _routers;
    private readonly IDisposable _discards;

    public HandlerQueue(ActorSystem system, ServerEventsOptions options, HandlerRunner runner, EventLedger ledger)
    {
        _system = system;
        _runner = runner;
        _ledger = ledger;
        _ordering = options.Ordering;
        _overflow = options.Overflow;
        Account = ledger.Open(Consumer);
        _waiting = new WaitingRoom(this, options.QueueSize, system.Time);
        var shares = _ordering == EventOrdering.None ? 1 : options.Workers;
        var capacity = (options.QueueSize + shares - 1) / shares;
        var worker = Props.Create(() => new HandlerWorker(this)).WithRouter(options.Workers / shares, capacity, options.Overflow);
        _routers = [.. Enumerable.Range(1, shares).Select(number => system.ActorOf(worker, $"server-events-{number}"))];
        _discards = system.EventStream.Subscribe<DeadLetter>(Discarded);
    }

    public ConsumerAccount Account { get; }

    /// <summary>Queues an event; never waits.</summary>
    public PublishResult TryAdd(QueuedEvent item) => Verdict(item, RouterOf(item).Tell(item));

    /// <summary>Queues an event, waiting for room where that is the policy.</summary>
    public async ValueTask<PublishResult> AddAsync(QueuedEvent item, CancellationToken cancellation) =>
        Verdict(item, await RouterOf(item).TellAsync(item, null, cancellation).ConfigureAwait(false));

    /// <summary>Queues a start or end. There is nobody to turn it back to: without room it is counted as dropped.</summary>
    public void Add(QueuedEvent notice)
    {
        _ledger.Admit(notice, Account);
        if (TryAdd(notice) == PublishResult.QueueFull) Settle(notice, EventOutcome.Dropped);
    }

    /// <summary>Has the handlers of an event run, in a worker's turn.</summary>
    public async ValueTask HandleAsync(QueuedEvent item)
    {
        _ledger.Admit(item);
        if (item.After is { IsCompleted: false } && _waiting.TryAwaitEarlier(item)) return;
        var outcome = await _runner.RunAsync(item).ConfigureAwait(false);
        if (outcome is { } settled) Settle(item, settled);
        else if (!_waiting.TryAwaitRetry(item)) Settle(item, EventOutcome.DeadLettered);
    }

    /// <summary>Ends when all events are handled, or the grace is over; what waits then is dropped, unless a handler hangs.</summary>
    public async Task StopAsync(CancellationToken grace)
    {
        _waiting.Hurry();
        await Account.WhenSettledAsync().WaitAsync(grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_routers.Select(router => _system.StopAsync(router, LastTurn))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _discards.Dispose();
    }

    private void Settle(QueuedEvent item, EventOutcome outcome)
    {
        Account.Settle(item, outcome);
        item.Done?.TrySetResult();
    }

    /// <summary>The queue let go of an event: for want of room, or because its workers have ended. One of the spool stays in it.</summary>
    private void Discarded(DeadLetter letter)
    {
        if (letter.Message is not QueuedEvent item || !_routers.Contains(letter.Recipient) || item.Position > 0) return;
        _ledger.Admit(item);
        Settle(item, EventOutcome.Dropped);
    }

    private PublishResult Verdict(QueuedEvent item, TellResult told)
    {
        switch (told)
        {
            case TellResult.Accepted:
                _ledger.Admit(item);
                return PublishResult.Accepted;
            case TellResult.Dead:
                return PublishResult.Dropped; // its dead letter was counted
            default:
                return _overflow == MailboxOverflow.DropNewest ? PublishResult.Dropped : PublishResult.QueueFull;
        }
    }

    private ActorRef RouterOf(QueuedEvent item) => _routers.Length == 1 ? _routers[0] : _routers[(uint)KeyOf(item).GetHashCode(StringComparison.Ordinal) % _routers.Length];

    private string KeyOf(QueuedEvent item) => item.Subject switch
    {
        ServerEvent happening => (_ordering == EventOrdering.Name ? happening.Name : happening.User?.Id) ?? "",
        SessionStart start => start.User.Id,
        SessionEnd end => end.User.Id,
        LinkStart start => start.User.Id,
        LinkEnd end => end.User.Id,
        _ => "",
    };
}
