namespace Akka.GameEvents.Client;

/// <summary>
/// Events on their way to the server: gathered, sent as one <c>emit</c> after the other, and sent again, with their ids, until the server has
/// judged them. Also to a fresh session, where calls are given up: the server knows an event by its user and its id. Its methods are turns.
/// </summary>
internal sealed class Emitter(EmitBuffer buffer, Requests requests, Timers timers, Func<double> random)
{
    private readonly HashSet<Outgoing> _open = []; // all without a verdict: those that wait, and those under way
    private readonly List<Outgoing> _waiting = [];
    private bool _isDue; // what waits is to go as soon as it can
    private bool _isSending;
    private int _attempt; // how often in a row the server was too busy
    private IDisposable? _delay;
    private IDisposable? _pause;

    private long MaxBytes => requests.MaxBytes - EmitRequest.FrameBytes;

    /// <summary>Takes all of them or none.</summary>
    /// <param name="isUrgent">Whether they, and what waits, are to go at once.</param>
    public void Add(IReadOnlyList<Outgoing> events, bool isUrgent)
    {
        if (_open.Count + events.Count > buffer.MaxBuffered)
        {
            var full = new GameError(GameErrorCodes.ClientQueueFull, $"{_open.Count} of at most {buffer.MaxBuffered} events wait already.");
            foreach (var each in events)
                each.Refuse(full);
            return;
        }

        _open.UnionWith(events);
        _waiting.AddRange(events);
        if (isUrgent || (!_isDue && IsFull()))
            Hasten();
        else
            _delay ??= timers.After(buffer.MaxDelay, Hasten);
    }

    /// <summary>Lets nothing wait for more to go with.</summary>
    public void Hasten()
    {
        _delay?.Dispose();
        _delay = null;
        _isDue = true;
        Send();
    }

    /// <summary>Completes when each event so far has its verdict.</summary>
    public Task<Verdict[]> SettledAsync() => Task.WhenAll(_open.Select(each => each.Verdict));

    /// <summary>Sends what is due. To be called when there is a link again, too.</summary>
    public void Send()
    {
        if (!_isDue || _isSending || _pause is not null || !requests.IsOpen)
            return;
        var batch = Outgoing.Take(_waiting, buffer.MaxBatch, MaxBytes);
        _isDue = _waiting.Count > 0;
        if (batch.Count == 0)
            return;
        _isSending = true;
        requests.Send(new EmitRequest(batch, answer => Answered(batch, answer), error => Lost(batch, error)));
    }

    /// <summary>The session ends: sends all that waits, if there is a link. No answer will be heard.</summary>
    public void Part(GameError disposed)
    {
        while (requests.IsOpen && _waiting.Count > 0)
            requests.Send(new EmitRequest(Outgoing.Take(_waiting, buffer.MaxBatch, MaxBytes), _ => { }, _ => { }));
        Stop(disposed);
    }

    /// <summary>There will be no link by itself: all that has no verdict fails.</summary>
    public void Stop(GameError error)
    {
        _waiting.Clear();
        _delay?.Dispose();
        _pause?.Dispose();
        _delay = _pause = null;
        _isDue = false;
        foreach (var each in _open)
            each.Settle(Verdict.Of(error));
        _open.Clear();
    }

    private bool IsFull() => _waiting.Count >= buffer.MaxBatch || _waiting.Sum(each => each.Size) >= MaxBytes;

    private void Answered(List<Outgoing> batch, ServerMessage answer)
    {
        _isSending = false;
        if (answer.Kind == MessageKind.Result)
        {
            var none = Verdict.Of(new GameError(GameErrorCodes.BadMessage, "The answer to an emit is none."));
            Judge(batch, EmitAnswer.Read(answer.Data, batch.Count) ?? [.. batch.Select(_ => none)]);
        }
        else if (answer.Code == GameErrorCodes.ResultExpired)
        {
            Again(batch);
        }
        else
        {
            var verdict = Verdict.Of(answer.ToError());
            Judge(batch, [.. batch.Select(_ => verdict)], answer.Retry);
        }

        Send();
    }

    /// <summary>Only a fresh session lets them go out again: else they may be what has cost the link, or there will be none.</summary>
    private void Lost(List<Outgoing> batch, GameError error)
    {
        _isSending = false;
        if (error.Code == GameErrorCodes.ResultExpired)
            Again(batch);
        else
            Judge(batch, [.. batch.Select(_ => Verdict.Of(error))]);
    }

    private void Judge(List<Outgoing> batch, Verdict[] verdicts, TimeSpan? retry = null)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (!verdicts[i].IsBusy && _open.Remove(batch[i]))
                batch[i].Settle(verdicts[i]);
        }

        if (!verdicts.Any(each => each.IsBusy))
        {
            _attempt = 0;
            return;
        }

        Again(batch);
        _pause = timers.After(Backoff.Bounded(retry ?? TimeSpan.Zero) + Backoff.Jitter(++_attempt, random()), () =>
        {
            _pause = null;
            Send();
        });
    }

    /// <summary>Those that have no verdict are to go first.</summary>
    private void Again(List<Outgoing> batch)
    {
        _waiting.InsertRange(0, batch.Where(_open.Contains));
        _isDue = _waiting.Count > 0;
    }
}
