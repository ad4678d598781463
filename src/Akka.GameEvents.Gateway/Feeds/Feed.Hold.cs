using Akka.GameEvents.Gateway.Links;

namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>
/// Answers to joins that wait for the link. Until they have left, what happens stays in the log, so that no snapshot comes behind events that it
/// does not know of.
/// </summary>
internal abstract partial class Feed
{
    private int _answersAhead;

    private bool IsHeld => _answersAhead > 0;

    /// <summary>An answer waits that tells the position of now.</summary>
    public void Hold_NeedsLock()
    {
        _answersAhead++;
        if (_state == FeedState.Live) LeaveToLog(_log.Stamp_NeedsLock);
    }

    /// <summary>One of them has left with the link.</summary>
    public void Release(Link link)
    {
        lock (_log.Gate)
        {
            if (!IsHeld || link != Outbound.Link) return;
            _answersAhead--;
            Start();
        }
    }
}
