using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>
/// A session's way out over the link of the moment: first what its feeds have to catch up on, then the answers that wait behind it, so that
/// an action's events come before its answer. Lock order: a log's gate, then this one, then the link's.
/// </summary>
internal sealed partial class SessionOutbound(int maxBytes, RequestGate requests, FeedMetrics metrics)
{
    private readonly Lock _gate = new();

    // Made when there is something to wait: with most sessions nothing ever does.
    private Queue<Feed>? _behind;
    private Queue<WaitingAnswer>? _answers;
    private volatile Link? _link;
    private Feed? _catchingUp;
    private bool _isOpening;
    private int _waitingBytes;

    /// <summary>The link of the moment.</summary>
    public Link? Link => _link;

    /// <summary>The largest message, and how many bytes of answers may wait.</summary>
    public int MaxBytes { get; } = maxBytes;

    public FeedMetrics Metrics { get; } = metrics;

    /// <summary>Whether all that there was to say is with the link.</summary>
    private bool IsFlushed_NeedsLock => !_isOpening && _catchingUp is null && _behind is not { Count: > 0 } && _answers is not { Count: > 0 };

    /// <summary>A link takes over. What the feeds have to catch up on is not known yet: until <see cref="Opened"/> answers wait.</summary>
    public void Attach(Link link)
    {
        lock (_gate) (_link, _isOpening) = (link, true);
    }

    /// <summary>The feeds know where their client is; the next <see cref="Pump"/> sends what waits.</summary>
    public void Opened()
    {
        lock (_gate) _isOpening = false;
    }

    /// <summary>Without a link nothing waits here: the logs keep the events, the session its answers.</summary>
    public void Detach()
    {
        int waiting;
        lock (_gate)
        {
            _link = null;
            _catchingUp = null;
            foreach (var feed in _behind ?? []) feed.IsQueued = false;
            waiting = _answers?.Count ?? 0;
            (_behind, _answers) = (null, null);
            _waitingBytes = 0;
        }

        while (waiting-- > 0) requests.Leave();
    }

    /// <summary>Sends what is no answer and cannot wait; a link that has no room even for that is given up.</summary>
    public void Say(Frame frame)
    {
        if (_link is { } link && link.TrySend(Outgoing.Required(frame)) == TellResult.Rejected)
            link.Close(CloseCode.SlowConsumer, CloseCode.SlowConsumer.Description);
    }

    /// <summary>
    /// Sends the answer to a request behind all that goes before it. The request has its place in the gate until then, or until there is no link.
    /// </summary>
    /// <param name="id">The request's.</param>
    /// <param name="frame">The answer.</param>
    /// <param name="feed">What begins when the answer has left: its events must not come before it. The caller stands under its log's gate.</param>
    public void Answer(long id, Frame frame, Feed? feed = null)
    {
        bool isSent;
        lock (_gate)
        {
            isSent = _link is { } link && IsFlushed_NeedsLock && link.TrySend(AnswerOf(frame, feed)) == TellResult.Accepted;
            if (!isSent && _link is not null)
            {
                Wait_NeedsLock(new WaitingAnswer(id, frame, feed));
                return;
            }
        }

        requests.Leave();
        if (isSent) feed?.Start();
    }

    /// <summary>What a feed begins behind may hold a snapshot.</summary>
    private static Outgoing AnswerOf(Frame frame, Feed? feed) => feed is null ? Outgoing.Required(frame) : Outgoing.Snapshot(frame);

    /// <summary>Queues a feed that has to catch up, for the next <see cref="Pump"/>.</summary>
    public void Add(Feed feed)
    {
        lock (_gate) Add_NeedsLock(feed);
    }

    /// <summary>Queues a feed whose link had no room; the link says when it has.</summary>
    public void FellBehind(Feed feed, Link link)
    {
        lock (_gate)
        {
            if (link != _link) return;
            Add_NeedsLock(feed);
        }

        Metrics.Lagged();
    }

    private void Add_NeedsLock(Feed feed)
    {
        if (_link is null || feed.IsQueued) return;
        feed.IsQueued = true;
        (_behind ??= new()).Enqueue(feed);
    }

    private void Wait_NeedsLock(WaitingAnswer answer)
    {
        if (answer.Frame.Text.Length > MaxBytes - _waitingBytes) answer = answer.WithoutResult();
        _waitingBytes += answer.Frame.Text.Length;
        answer.Feed?.Hold_NeedsLock();
        (_answers ??= new()).Enqueue(answer);
    }
}
