using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// The one thread that writes: all that gathered while it wrote last goes with one write and one flush; then its publishers are told, and the
/// consumers get it in the order of the log.
/// </summary>
internal sealed class Committer
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CommitBuffer _buffer;
    private readonly SegmentStore _store;
    private readonly IReadOnlyList<SpoolFeed> _feeds;
    private readonly EventLedger _ledger;
    private readonly ILogger _log;
    private readonly ITimer _retry;
    private bool _isFailing;

    public Committer(CommitBuffer buffer, SegmentStore store, IReadOnlyList<SpoolFeed> feeds, EventLedger ledger, TimeProvider time, ILogger log)
    {
        (_buffer, _store, _feeds, _ledger, _log) = (buffer, store, feeds, ledger, log);
        _retry = time.CreateTimer(_ => buffer.Nudge(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Run) { IsBackground = true, Name = "server-events-spool" }.Start();
    }

    /// <summary>Writes what has gathered, and ends.</summary>
    public async Task StopAsync()
    {
        _buffer.Close();
        await _ended.Task.ConfigureAwait(false);
        await _retry.DisposeAsync().ConfigureAwait(false);
    }

    private void Run()
    {
        bool isLast;
        do
        {
            isLast = _buffer.Wait();
            if (_buffer.TryTake() is not { } group || TryCommit(group)) continue;
            if (isLast) Lose(group);
            else _buffer.PutBack(group);
            group.SetWritten(false);
            _retry.Change(RetryDelay, Timeout.InfiniteTimeSpan);
        }
        while (!isLast);
        _ended.SetResult();
    }

    private bool TryCommit(CommitGroup group)
    {
        SpoolPlace place;
        try
        {
            place = _store.Append(group.Records.Written, group.Entries.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_isFailing) _log.CannotWrite(e);
            _isFailing = true;
            return false;
        }

        if (_isFailing) _log.CanWrite();
        _isFailing = false;
        var items = new QueuedEvent[group.Entries.Count];
        for (var i = 0; i < items.Length; i++) items[i] = new QueuedEvent(group.Entries[i].Event) { Position = place.Position + i };
        _ledger.Admit(items);
        _buffer.Complete(group);
        group.SetWritten(true);
        foreach (var feed in _feeds) feed.Publish(items, group.Entries, place);
        return true;
    }

    /// <summary>What was promised cannot be kept: the server ends.</summary>
    private void Lose(CommitGroup group)
    {
        QueuedEvent[] lost = [.. group.Entries.Where(entry => entry.IsPromised).Select(entry => new QueuedEvent(entry.Event))];
        _ledger.Admit(lost);
        foreach (var item in lost)
        {
            foreach (var feed in _feeds) feed.Account.Settle(item, EventOutcome.Dropped);
        }

        if (lost.Length > 0) _log.LostAtEnd(lost.Length);
    }
}
