namespace Akka.GameEvents.Client;

// From the application: server events.
internal sealed partial class ClientCore
{
    private readonly object _singles = new();
    private readonly string _eventPrefix = $"{Guid.NewGuid():N}-";
    private long _lastEvent;

    public async Task EmitAsync(ServerEvent happening, CancellationToken cancellation)
    {
        var judged = Begin([happening], _singles, isUrgent: false);
        var verdicts = await Cancellable.WaitAsync(judged, Dispatcher, cancellation).ConfigureAwait(false);
        if (verdicts[0].Error is { } error)
            throw error;
    }

    public async Task<EmitResult> EmitBatchAsync(IReadOnlyCollection<ServerEvent> events, CancellationToken cancellation)
    {
        var judged = Begin(events, new object(), isUrgent: true);
        var verdicts = await Cancellable.WaitAsync(judged, Dispatcher, cancellation).ConfigureAwait(false);
        var rejected = new List<EmitRejection>();
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Error is { } error)
                rejected.Add(new EmitRejection(i, error.Code, error.Message));
        }

        var duplicates = verdicts.Count(each => each.IsDuplicate);
        return new EmitResult(verdicts.Length - duplicates - rejected.Count, duplicates, rejected);
    }

    /// <summary>Completes when each event so far has its verdict.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        var begun = new TaskCompletionSource<Task<Verdict[]>>(Dispatcher.Continuations);
        _turns.Run(() =>
        {
            _emitter.Hasten();
            var settled = _emitter.SettledAsync();
            Dispatcher.Post(() => begun.SetResult(settled));
        });
        FinishPump();
        var all = await begun.Task.ConfigureAwait(false);
        await Cancellable.WaitAsync(all, Dispatcher, cancellation).ConfigureAwait(false);
    }

    private Task<Verdict[]> Begin(IReadOnlyCollection<ServerEvent> events, object group, bool isUrgent)
    {
        ThrowIfDisposed();
        var made = events
            .Select(each => new Outgoing(each, $"{_eventPrefix}{Interlocked.Increment(ref _lastEvent)}", group, Dispatcher))
            .ToList();
        _turns.Run(() =>
        {
            if (_session.IsDisposed)
            {
                foreach (var each in made)
                    each.Refuse(new GameError(GameErrorCodes.Disposed));
                return;
            }

            _session.Start();
            _emitter.Add(made, isUrgent);
        });
        return Task.WhenAll(made.Select(each => each.Verdict));
    }
}
