using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Answers;

/// <summary>
/// A session's requests by id, so that none runs twice: those that run, and the answers of those that have ended, until the client says that
/// it has them. Bounded in number and bytes; the oldest answers go first.
/// </summary>
internal sealed class RequestBook(int maxAnswers, int maxBytes, OutboundBudget total)
{
    /// <summary>The answer to a request that has run, or may have, and whose own answer is not kept any more.</summary>
    public static readonly GameError Expired = new(ErrorCodes.ResultExpired, "The answer is not kept any more; whether it ran cannot be told.");

    private readonly Lock _gate = new();
    private readonly List<KeptRequest> _requests = [];
    private BudgetShare _share = new(total);
    private Link? _reader;
    private long _lastId;
    private int _ended;
    private int _bytes;

    /// <summary>From here on only what this link brings is accepted.</summary>
    /// <returns>The highest id accepted before.</returns>
    public long ReadFrom(Link link)
    {
        lock (_gate)
        {
            _reader = link;
            foreach (var request in _requests) request.AnswerToLink();
            return _lastId;
        }
    }

    /// <summary>From here on nothing is accepted: what a lost link still had to bring is lost with it, and sent again.</summary>
    public void Unread()
    {
        lock (_gate) _reader = null;
    }

    /// <summary>Whether what the link brings is accepted.</summary>
    public bool IsRead(Link link)
    {
        lock (_gate) return _reader == link;
    }

    /// <summary>Tells what to do with a request.</summary>
    /// <param name="link">Where it came from.</param>
    /// <param name="id">The request's.</param>
    /// <param name="collector">Who takes the answer in place of the link; null for the link.</param>
    /// <param name="kept">Its answer, when it has one.</param>
    public RequestVerdict Accept(Link link, long id, AnswerCollector? collector, out Frame? kept)
    {
        kept = null;
        lock (_gate)
        {
            if (link != _reader) return RequestVerdict.Stale;
            if (id > _lastId)
            {
                _lastId = id;
                var request = new KeptRequest(id);
                request.AnswerTo(collector);
                _requests.Add(request);
                return RequestVerdict.Run;
            }

            if (IndexOf_NeedsLock(id) is not (>= 0 and var index)) return RequestVerdict.Expired;
            var known = _requests[index];
            kept = known.Answer;
            return known.State switch
            {
                RequestState.Answered => RequestVerdict.Answered,
                // Behind the connection's events that wait in the link: in a response it would overtake them.
                RequestState.Joined => Again_NeedsLock(known, null, RequestVerdict.JoinAgain),
                RequestState.NotRun => Again_NeedsLock(known, collector, RequestVerdict.Run),
                _ => Again_NeedsLock(known, collector, RequestVerdict.Running),
            };
        }
    }

    /// <summary>The request has ended.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="answer">What is said if it comes again, when it is <see cref="RequestState.Answered"/>.</param>
    /// <returns>Who takes the answer in place of the link; null for the link.</returns>
    public IReadOnlyList<AnswerCollector>? End(long id, RequestState state, Frame? answer = null)
    {
        lock (_gate)
        {
            if (IndexOf_NeedsLock(id) is not (>= 0 and var index)) return null;
            var request = _requests[index];
            var collectors = request.Collectors;
            request.AnswerToLink();
            request.State = state;
            _ended++;
            request.Answer = answer;
            _bytes += answer?.RetainedBytes ?? 0;
            Trim_NeedsLock();
            return collectors;
        }
    }

    /// <summary>The client has all answers up to this id.</summary>
    public void Acknowledge(long id)
    {
        lock (_gate)
        {
            for (var i = 0; i < _requests.Count && _requests[i].Id <= id;)
            {
                if (_requests[i].State == RequestState.Running) i++;
                else RemoveAt_NeedsLock(i);
            }

            _share.Shrink(_bytes);
        }
    }

    /// <summary>Nothing is asked any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _reader = null;
            _requests.Clear();
            _bytes = 0;
            _share.Shrink(0);
        }
    }

    private RequestVerdict Again_NeedsLock(KeptRequest known, AnswerCollector? collector, RequestVerdict verdict)
    {
        known.AnswerTo(collector);
        if (known.State == RequestState.Running) return verdict;
        known.State = RequestState.Running;
        _ended--;
        return verdict;
    }

    private void Trim_NeedsLock()
    {
        for (var i = 0; i < _requests.Count && (_ended > maxAnswers || _bytes > maxBytes || !_share.TryCover(_bytes));)
        {
            if (_requests[i].State == RequestState.Running) i++;
            else RemoveAt_NeedsLock(i);
        }
    }

    private void RemoveAt_NeedsLock(int index)
    {
        _bytes -= _requests[index].Answer?.RetainedBytes ?? 0;
        _ended--;
        _requests.RemoveAt(index);
    }

    private int IndexOf_NeedsLock(long id)
    {
        var (low, high) = (0, _requests.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_requests[middle].Id == id) return middle;
            if (_requests[middle].Id < id) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
