using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.ServerEvents;

/// <summary>
/// Accounts for every event, of all consumers under one lock: a snapshot is of one moment. An event is admitted by whoever comes first, its
/// publisher or the consumer that takes it from the queue, so it is never settled before it was admitted.
/// </summary>
internal sealed class EventLedger
{
    private readonly Lock _gate = new();
    private readonly List<ConsumerAccount> _consumers = [];
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private long _duplicates;

    /// <summary>Opens the account of a consumer, before the first event.</summary>
    public ConsumerAccount Open(string consumer)
    {
        var account = new ConsumerAccount(this, consumer);
        lock (_gate) _consumers.Add(account);
        return account;
    }

    /// <summary>An event was accepted, for all consumers. The first call for an event counts.</summary>
    public void Admit(QueuedEvent item)
    {
        lock (_gate)
        {
            if (!item.TryAdmit_NeedsLock()) return;
            foreach (var consumer in _consumers) consumer.Admit_NeedsLock(1);
        }
    }

    /// <summary>Events were accepted together, for all consumers; nobody else has them yet.</summary>
    public void Admit(IReadOnlyCollection<QueuedEvent> items)
    {
        lock (_gate)
        {
            foreach (var item in items) item.TryAdmit_NeedsLock();
            foreach (var consumer in _consumers) consumer.Admit_NeedsLock(items.Count);
        }
    }

    /// <summary>Events that were accepted in an earlier run, and that this consumer is not done with.</summary>
    public void Admit(ConsumerAccount consumer, long count)
    {
        lock (_gate) consumer.Admit_NeedsLock(count);
    }

    /// <inheritdoc cref="ConsumerAccount.Admit"/>
    public void Admit(QueuedEvent item, ConsumerAccount consumer)
    {
        lock (_gate)
        {
            if (item.TryAdmit_NeedsLock()) consumer.Admit_NeedsLock(1);
        }
    }

    public void Settle(ConsumerAccount consumer, EventOutcome outcome)
    {
        lock (_gate) consumer.Settle_NeedsLock(outcome);
    }

    public void DropPending(ConsumerAccount consumer)
    {
        lock (_gate) consumer.DropPending_NeedsLock();
    }

    /// <summary>An event was turned away.</summary>
    /// <param name="code">Why; an application's own codes count as one, or their number would have no bound.</param>
    public void Reject(string code)
    {
        var known = ErrorCodes.IsApplicationCode(code) ? ErrorCodes.UserError : code;
        lock (_gate) _rejected[known] = _rejected.GetValueOrDefault(known) + 1;
    }

    public void LeaveOutDuplicate()
    {
        lock (_gate) _duplicates++;
    }

    public Task WhenSettledAsync(ConsumerAccount consumer)
    {
        lock (_gate) return consumer.WhenSettled_NeedsLock();
    }

    /// <summary>Everything, as of one moment.</summary>
    public ServerEventCounts Read()
    {
        lock (_gate) return new ServerEventCounts(_rejected.Values.Sum(), _duplicates, [.. _consumers.Select(consumer => consumer.Read_NeedsLock())]);
    }

    /// <summary>The events that were turned away, by code.</summary>
    public IReadOnlyList<(string Code, long Count)> ReadRejected()
    {
        lock (_gate) return [.. _rejected.Select(entry => (entry.Key, entry.Value))];
    }
}
