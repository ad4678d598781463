using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Links;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>Moves what waits to the link, as far as the link has room. One thread at a time, never under a lock of somebody else's.</summary>
internal sealed partial class SessionOutbound
{
    private int _pumps;

    public void Pump()
    {
        if (Interlocked.Increment(ref _pumps) != 1) return;
        int known;
        do
        {
            known = Volatile.Read(ref _pumps);
            PumpOnce();
        }
        while (Interlocked.Add(ref _pumps, -known) != 0);
    }

    /// <summary>As <see cref="Pump"/>, for whoever stands under a log's gate.</summary>
    public void PumpSoon() => ThreadPool.UnsafeQueueUserWorkItem(static outbound => outbound.Pump(), this, preferLocal: false);

    private void PumpOnce()
    {
        while (_link is { } link)
        {
            if (NextFeed() is not { } feed)
            {
                if (!TryAnswerNext(link)) return;
                continue;
            }

            switch (feed.Step(link))
            {
                case FeedStep.NoRoom or FeedStep.Waiting:
                    return;
                case FeedStep.Done or FeedStep.SetAside:
                    Finished(feed);
                    break;
            }
        }
    }

    /// <summary>The feed whose turn it is; it may be queued again as soon as it is live.</summary>
    private Feed? NextFeed()
    {
        lock (_gate)
        {
            if (_catchingUp is null && _behind?.TryDequeue(out _catchingUp) == true) _catchingUp.IsQueued = false;
            return _catchingUp;
        }
    }

    private void Finished(Feed feed)
    {
        lock (_gate)
        {
            if (_catchingUp == feed) _catchingUp = null;
        }
    }

    /// <returns>False when there is nothing more to do for now.</returns>
    private bool TryAnswerNext(Link link)
    {
        WaitingAnswer? answer;
        lock (_gate)
        {
            if (link != _link || _isOpening || _answers is null || !_answers.TryPeek(out answer)) return false;
            if (_behind is { Count: > 0 }) return true;
            if (!link.TryClaimRoom() || link.TrySend(AnswerOf(answer.Frame, answer.Feed)) != TellResult.Accepted) return false;
            _answers.Dequeue();
            _waitingBytes -= answer.Frame.Text.Length;
        }

        requests.Leave();
        answer.Feed?.Release(link);
        return true;
    }
}
