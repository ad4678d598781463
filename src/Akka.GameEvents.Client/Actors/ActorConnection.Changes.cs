namespace Akka.GameEvents.Client;

// What the server and the link do to a connection; called where handlers run.
public sealed partial class ActorConnection
{
    internal void Begin(Connected connected)
    {
        TaskCompletionSource<Connected>? ready;
        lock (_gate)
        {
            if (_status == ConnectionStatus.Disposed)
                return;
            _status = ConnectionStatus.Connected;
            _last = connected;
            ready = _ready;
        }

        Raise(Connected, connected, _core.Report);
        ready?.TrySetResult(connected);
    }

    internal void Deliver(string name, Payload payload)
    {
        if (!IsIn)
            return;
        if (EventName.IsReserved(name))
            Fail(new GameError(GameErrorCodes.BadEvent, $"{name}: the name is reserved."), isTold: false);
        else if (Subscriptions.Deliver(name, payload) is { } error)
            Fail(new GameError(error.Code, $"{name}: {error.Message}", payload.Json, inner: error.InnerException), isTold: false);
    }

    /// <summary>Joined anew, it has another id.</summary>
    internal void Renamed(string id)
    {
        lock (_gate)
        {
            if (IsIn)
                _last = _last! with { Id = id };
        }
    }

    internal void Missed(Gap gap)
    {
        lock (_gate)
        {
            if (!IsIn)
                return;
            _last = _last! with { Snapshot = gap.Snapshot };
        }

        Raise(Gap, gap, _core.Report);
    }

    internal void Back(bool isRecovered, long replayed)
    {
        Reconnected reconnected;
        lock (_gate)
        {
            if (_status != ConnectionStatus.Reconnecting)
                return; // a handler has disposed of it
            _status = ConnectionStatus.Connected;
            reconnected = new Reconnected(_last!.Id, _last.Snapshot, isRecovered, replayed);
        }

        Raise(Reconnected, reconnected, _core.Report);
    }

    internal void Lost(GameError reason)
    {
        lock (_gate)
        {
            if (_status != ConnectionStatus.Connected)
                return;
            _status = ConnectionStatus.Reconnecting;
        }

        Raise(Disconnected, new Disconnected(reason.Code, reason.Message, Reconnecting: true), _core.Report);
    }

    internal void Closed(GameError error)
    {
        bool wasConnected;
        TaskCompletionSource<Connected>? ready;
        lock (_gate)
        {
            if (_status == ConnectionStatus.Disposed)
                return;
            wasConnected = _status == ConnectionStatus.Connected;
            _status = ConnectionStatus.Closed;
            _error = error;
            ready = _ready;
        }

        if (wasConnected)
            Raise(Disconnected, new Disconnected(error.Code, error.Message, Reconnecting: false), _core.Report);
        Fail(error, isTold: ready?.TrySetException(error) ?? false);
        Subscriptions.End(error, forGood: false);
    }

    /// <summary>At once, wherever it is called: no handler is called after it.</summary>
    internal void End(GameError error)
    {
        TaskCompletionSource<Connected>? ready;
        lock (_gate)
        {
            if (_status == ConnectionStatus.Disposed)
                return;
            _status = ConnectionStatus.Disposed;
            _error = error;
            ready = _ready;
        }

        (Connected, Disconnected, Reconnected, Gap, Error) = (null, null, null, null, null);
        Subscriptions.End(null, forGood: true);
        if (ready is not null)
            _core.Dispatcher.Post(() => ready.TrySetException(error));
    }

    // An error must not vanish: somebody listens for it, or awaits it, or it is reported.
    private void Fail(GameError error, bool isTold)
    {
        if (Error is { } handlers)
            Raise(handlers, error, _core.Report);
        else if (!isTold)
            _core.Report(error);
    }
}
