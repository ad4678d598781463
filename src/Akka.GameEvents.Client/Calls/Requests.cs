namespace Akka.GameEvents.Client;

/// <summary>
/// What the server still owes an answer, and the calls that could not be sent yet, in order. A call is sent once: its id is given when it
/// goes out, and what was sent stays here until it is answered or told lost. Its methods are turns.
/// </summary>
/// <param name="capacity">At most so many calls may wait or be unanswered; more are refused with <c>client_queue_full</c>.</param>
/// <param name="turns">Where what has no answer from the server is answered, after the turn that asked.</param>
internal sealed class Requests(int capacity, Turns turns, Action<byte[]> write)
{
    private readonly Dictionary<long, Request> _sent = [];
    private List<Call> _waiting = [];
    private long _lastId;
    private long _maxBytes = long.MaxValue;

    /// <summary>Sends now; only while connected.</summary>
    public void Send(Request request)
    {
        var id = ++_lastId;
        var message = ClientMessages.WithId(request.Type, id, request.Body);
        if (message.Length > _maxBytes)
        {
            // As if the server had refused it: sending it would cost the link.
            var text = $"The server takes at most {_maxBytes} bytes.";
            var refusal = new ServerMessage { Kind = MessageKind.Error, Code = GameErrorCodes.MessageTooBig, Message = text };
            turns.Run(() => request.Answered(refusal));
            return;
        }

        _sent.Add(id, request);
        write(message);
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

    /// <summary>A fresh session: it knows nothing of what was sent in the one before, and ids start above its highest.</summary>
    public void Restart(long highestId, long maxBytes)
    {
        _lastId = highestId;
        _maxBytes = maxBytes > 0 ? maxBytes : long.MaxValue;
        LoseSent(new GameError(
            GameErrorCodes.ResultExpired, "The link was lost before the answer came; whether the call ran cannot be told."));
    }

    public void LoseSent(GameError error)
    {
        var sent = _sent.Values.ToList();
        _sent.Clear();
        foreach (var request in sent)
            request.Lost(error);
    }

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
}
