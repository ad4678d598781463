namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>From lagging to live: passes over the disk, one at a time.</summary>
internal sealed partial class SpoolFeed
{
    private Task _pass = Task.CompletedTask;
    private QueuedEvent? _refused;
    private long _next;
    private long _resumeAt;
    private bool _wasServed;

    /// <summary>A pass, on a thread of the pool; the caller has made the state <see cref="SpoolFeedState.Reading"/>.</summary>
    private void StartPass()
    {
        lock (_gate)
        {
            if (_state == SpoolFeedState.Reading) _pass = Task.Run(Pass);
        }
    }

    private void Pass()
    {
        try
        {
            while (TryStep())
            {
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.CannotRead(e, Account.Consumer);
            _reader.Dispose();
            lock (_gate)
            {
                if (_state == SpoolFeedState.Reading) _state = SpoolFeedState.Lagging;
            }
        }
    }

    /// <summary>Hands over the next event; false when the pass is over.</summary>
    private bool TryStep()
    {
        if (_next == _reader.Next && _refused is null && !TryRead()) return false;
        if (_refused is not null)
        {
            if (!TryOffer(_refused, out var settles)) return !TrySuspend(settles);
            _refused = null;
            _next++;
            return true;
        }

        var seen = Volatile.Read(ref _settles);
        if (!_marks.HasRoom(_next)) return !TrySuspend(seen);
        PassBy();
        return true;
    }

    /// <summary>Reads the next event, or how many are lost; false when there is none, and the consumer is live.</summary>
    private bool TryRead()
    {
        long last;
        lock (_gate)
        {
            last = _last;
            if (_state != SpoolFeedState.Reading) return false;
            if (_next > last)
            {
                _state = SpoolFeedState.Live;
                _reader.Dispose();
                return false;
            }
        }

        if (_reader.Read(last, out _wasServed) is { } happening) _refused = QueuedEvent.Admitted(happening, _next);
        else if (_wasServed) ReportLost(_reader.Next - 1);
        return true;
    }

    /// <summary>A position whose event is lost: nobody can settle it.</summary>
    private void PassBy()
    {
        if (_wasServed) _ledger.Settle(Account, EventOutcome.Dropped);
        lock (_gate) _marks.Settle_NeedsLock(_next);
        _next++;
    }

    private void ReportLost(long last)
    {
        _metrics.Lost(last - _next + 1);
        _log.EventsLost(Account.Consumer, _next, last);
    }

    /// <summary>The consumer had no room for an event that was committed.</summary>
    private void Lag(SpoolPlace place, long settles)
    {
        _reader.Seek(place);
        _next = place.Position;
        lock (_gate)
        {
            if (_state == SpoolFeedState.Stopped) return;
            _state = SpoolFeedState.Reading;
        }

        if (!TrySuspend(settles)) StartPass();
    }

    /// <summary>
    /// Waits until the consumer has settled half of what it has. False when it has settled everything since it was asked: nothing would end
    /// the waiting.
    /// </summary>
    private bool TrySuspend(long settles)
    {
        lock (_gate)
        {
            if (_state != SpoolFeedState.Reading) return true;
            if (InFlight == 0 && _settles != settles) return false;
            _resumeAt = InFlight / 2;
            _state = SpoolFeedState.Lagging;
            return true;
        }
    }
}
