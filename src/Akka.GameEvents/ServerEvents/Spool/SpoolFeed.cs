using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// One consumer's way through the log. As long as it keeps up it gets events as they are committed. When it has no room it lags: a pass over
/// the disk feeds it as it settles, in order, until nothing is left, and then it is live again under the same gate.
/// </summary>
internal sealed partial class SpoolFeed
{
    private readonly Lock _gate = new();
    private readonly Func<QueuedEvent, bool> _tryAdd;
    private readonly SettledMarks _marks;
    private readonly SpoolReader _reader;
    private readonly EventLedger _ledger;
    private readonly SpoolMetrics _metrics;
    private readonly ILogger _log;
    private SpoolFeedState _state = SpoolFeedState.Lagging;
    private long _last;
    private long _offered;
    private long _settled;
    private long _settles;

    /// <param name="account">The consumer's account.</param>
    /// <param name="tryAdd">Hands an event to it; false when it has no room.</param>
    /// <param name="store">The log.</param>
    /// <param name="cursor">Up to where it is done.</param>
    /// <param name="ledger">Where events are counted that cannot be served.</param>
    public SpoolFeed(
        ConsumerAccount account, Func<QueuedEvent, bool> tryAdd, SegmentStore store, long cursor, EventLedger ledger, SpoolMetrics metrics, ILogger log)
    {
        (Account, _tryAdd, _ledger, _metrics, _log) = (account, tryAdd, ledger, metrics, log);
        (_marks, _reader, _last, _next) = (new SettledMarks(cursor), new SpoolReader(store, cursor + 1), store.Last, cursor + 1);
        account.Settled = Settled;
    }

    public ConsumerAccount Account { get; }

    /// <summary>All events up to it are settled.</summary>
    public long Cursor => _marks.Low;

    /// <summary>Whether it gets events as they are committed.</summary>
    public bool IsLive
    {
        get
        {
            lock (_gate) return _state == SpoolFeedState.Live;
        }
    }

    private long InFlight => Volatile.Read(ref _offered) - _settled;

    /// <summary>Hands over what was committed; only one thread calls it.</summary>
    /// <param name="items">The events.</param>
    /// <param name="entries">The same, with the lengths of their records.</param>
    /// <param name="place">Where the first one is.</param>
    public void Publish(QueuedEvent[] items, IReadOnlyList<CommitEntry> entries, SpoolPlace place)
    {
        lock (_gate)
        {
            _last = items[^1].Position;
            if (_state != SpoolFeedState.Live) return;
        }

        var offset = place.Offset;
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryOffer(items[i], out var settles))
            {
                Lag(place with { Position = items[i].Position, Offset = offset }, settles);
                return;
            }

            offset += entries[i].Bytes;
        }
    }

    /// <summary>Has the disk read, if the consumer lags: at start, and after the disk could not be read.</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            if (_state != SpoolFeedState.Lagging) return;
            _state = SpoolFeedState.Reading;
        }

        StartPass();
    }

    /// <summary>Hands over nothing from here on.</summary>
    public async Task StopAsync()
    {
        Task pass;
        lock (_gate)
        {
            _state = SpoolFeedState.Stopped;
            pass = _pass;
        }

        await pass.ConfigureAwait(false);
        _reader.Dispose();
    }

    private bool TryOffer(QueuedEvent item, out long settles)
    {
        settles = Volatile.Read(ref _settles);
        if (!_marks.HasRoom(item.Position)) return false;
        Volatile.Write(ref _offered, _offered + 1);
        if (_tryAdd(item)) return true;
        Volatile.Write(ref _offered, _offered - 1);
        return false;
    }

    /// <summary>The consumer is done with something; a pass may go on when half of what it had is done.</summary>
    private void Settled(QueuedEvent item, EventOutcome outcome)
    {
        lock (_gate)
        {
            Volatile.Write(ref _settles, _settles + 1);
            if (item.Position > 0)
            {
                _settled++;
                _marks.Settle_NeedsLock(item.Position);
            }

            if (_state != SpoolFeedState.Lagging || InFlight > _resumeAt) return;
            _state = SpoolFeedState.Reading;
        }

        StartPass();
    }
}

/// <summary>How a consumer gets its events.</summary>
internal enum SpoolFeedState
{
    /// <summary>It has no room.</summary>
    Lagging,

    /// <summary>From the disk.</summary>
    Reading,

    /// <summary>As they are committed.</summary>
    Live,
    Stopped,
}
