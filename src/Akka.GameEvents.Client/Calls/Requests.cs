namespace Akka.GameEvents.Client;

/// <summary>
/// What the server still owes an answer, and the calls that could not be sent yet, in order. An id is given when a request goes out; the
/// request stays here, to go out again with that id when the session is resumed, until it is answered or told lost. Its methods are turns.
/// </summary>
/// <param name="capacity">At most so many calls may wait or be unanswered; more are refused with <c>client_queue_full</c>.</param>
/// <param name="turns">Where what has no answer from the server is answered, after the turn that asked.</param>
internal sealed class Requests(int capacity, Turns turns, Action<byte[]> write)
{
    private readonly SortedDictionary<long, Request> _sent = [];
    private List<Call> _waiting = [];
    private long _lastId;
    private long _acked; // the server has been told that answers up to here have arrived
    private long _maxBytes = long.MaxValue;

    /// <summary>The largest packet that the server takes.</summary>
    public long MaxBytes => _maxBytes;

    /// <summary>Whether there is a link, and what was unanswered is on its way again.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Sends now; without a link it goes out with the next resume, or is lost with the session.</summary>
    public void Send(Request request)
    {
        var id = ++_lastId;
        _sent.Add(id, request);
        if (IsOpen)
            Write(id, request);
    }

    /// <summary>Sends as soon as the call's target is ready, behind the calls that wait for the same.</summary>
    public void Add(Call call)
    {
        if (_sent.Count + _waiting.Count >= capacity)
        {
            call.Lost(new GameError(GameErrorCodes.ClientQueueFull, $"{capacity} calls are waiting already."));
            return;
        }

        _waiting.Add(call);
        Flush();
    }

    /// <summary>To be called whenever a waiting call may have become ready.</summary>
    public void Flush()
    {
        if (!IsOpen)
            return;
        var waiting = _waiting;
        _waiting = [];
        foreach (var call in waiting)
        {
            if (call.Target.IsReady)
                Send(call);
            else
                _waiting.Add(call);
        }
    }

    public void Answer(ServerMessage answer)
    {
        if (answer.Id is { } id && _sent.Remove(id, out var request))
            request.Answered(answer);
    }

    /// <summary>Nobody waits for it any more: not sent if it was not yet, and its answer goes nowhere.</summary>
    public void Forget(Call call)
    {
        if (_waiting.Remove(call))
            return;
        foreach (var (id, request) in _sent)
        {
            if (request != call)
                continue;
            _sent.Remove(id);
            return;
        }
    }

    /// <summary>The link is gone.</summary>
    public void Suspend() => IsOpen = false;

    /// <summary>The session goes on: it runs what it has not seen, and answers again what it has.</summary>
    public void Resume(long maxBytes)
    {
        Open(maxBytes);
        foreach (var (id, request) in _sent.ToList())
            Write(id, request);
    }

    /// <summary>A fresh session: it knows nothing of what was sent in the one before, and ids start above its highest.</summary>
    public void Restart(long highestId, long maxBytes)
    {
        _lastId = _acked = highestId;
        LoseSent(new GameError(
            GameErrorCodes.ResultExpired, "The link was lost before the answer came; whether the call ran cannot be told."));
        Open(maxBytes);
    }

    public void LoseSent(GameError error) => Lose(error, [.. _sent.Keys]);

    /// <summary>One of what was sent has cost the link. A leave is small and well known: it was none of these.</summary>
    public void Poison(GameError error) => Lose(error, [.. _sent.Where(each => each.Value is not LeaveRequest).Select(each => each.Key)]);

    /// <summary>Refuses the calls that still wait: all, or those to one target.</summary>
    public void DropWaiting(GameError error, CallTarget? target = null)
    {
        var waiting = _waiting;
        _waiting = [];
        foreach (var call in waiting)
        {
            if (target is null || call.Target == target)
                call.Lost(error);
            else
                _waiting.Add(call);
        }
    }

    private void Open(long maxBytes)
    {
        IsOpen = true;
        _maxBytes = maxBytes > 0 ? maxBytes : long.MaxValue;
    }

    private void Write(long id, Request request)
    {
        var answered = _sent.Keys.First() - 1;
        var message = ClientMessages.WithId(request.Type, id, answered > _acked ? answered : null, request.Body);
        if (message.Length > _maxBytes)
        {
            // As if the server had refused it: sending it would cost the link.
            _sent.Remove(id);
            var text = $"The server takes at most {_maxBytes} bytes.";
            var refusal = new ServerMessage { Kind = MessageKind.Error, Code = GameErrorCodes.MessageTooBig, Message = text };
            turns.Run(() => request.Answered(refusal));
            return;
        }

        _acked = answered;
        write(message);
    }

    private void Lose(GameError error, long[] ids)
    {
        var lost = new List<Request>();
        foreach (var id in ids)
        {
            if (_sent.Remove(id, out var request))
                lost.Add(request);
        }

        foreach (var request in lost)
            request.Lost(error);
    }
}
