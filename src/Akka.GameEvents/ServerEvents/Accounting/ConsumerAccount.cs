namespace Akka.GameEvents.ServerEvents;

/// <summary>What has become of one consumer's events. Changed only through the ledger's lock, so that all accounts agree at every moment.</summary>
internal sealed class ConsumerAccount(EventLedger ledger, string consumer)
{
    private readonly long[] _outcomes = new long[Enum.GetValues<EventOutcome>().Length];
    private long _accepted;
    private long _pending;
    private bool _isClosed;
    private TaskCompletionSource? _settled;

    public string Consumer => consumer;

    /// <summary>Called for each event that the consumer is done with, outside of locks.</summary>
    public Action<QueuedEvent, EventOutcome>? Settled { get; set; }

    /// <summary>An event that is this consumer's alone.</summary>
    public void Admit(QueuedEvent item) => ledger.Admit(item, this);

    /// <summary>The consumer is done with an event; said once of each.</summary>
    public void Settle(QueuedEvent item, EventOutcome outcome)
    {
        ledger.Settle(this, outcome);
        Settled?.Invoke(item, outcome);
    }

    /// <summary>What is pending is lost, because the server goes down; what becomes of it yet is of no account.</summary>
    public void DropPending() => ledger.DropPending(this);

    /// <summary>Completes when no event is pending.</summary>
    public Task WhenSettledAsync() => ledger.WhenSettledAsync(this);

    internal void Admit_NeedsLock(long count)
    {
        _accepted += count;
        _pending += count;
    }

    internal void Settle_NeedsLock(EventOutcome outcome)
    {
        if (_isClosed) return;
        _pending--;
        _outcomes[(int)outcome]++;
        if (_pending > 0 || _settled is not { } settled) return;
        _settled = null;
        settled.SetResult();
    }

    internal void DropPending_NeedsLock()
    {
        _outcomes[(int)EventOutcome.Dropped] += _pending;
        _pending = 0;
        _isClosed = true;
    }

    internal Task WhenSettled_NeedsLock()
    {
        if (_pending == 0) return Task.CompletedTask;
        _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _settled.Task;
    }

    internal ConsumerCounts Read_NeedsLock() => new(
        consumer,
        _accepted,
        _outcomes[(int)EventOutcome.Handled],
        _outcomes[(int)EventOutcome.Unmatched],
        _pending,
        _outcomes[(int)EventOutcome.DeadLettered],
        _outcomes[(int)EventOutcome.Dropped]);
}
