namespace Akka.GameEvents.Client;

// What the server and the link do to a connection; called where handlers run.
public sealed partial class ActorConnection
{
    /// <param name="gap">Why events may be missing; null for the first join.</param>
    internal void Joined(ServerMessage answer, Payload snapshot, string? gap)
    {
        var connected = new Connected(answer.Connection, snapshot);
        TaskCompletionSource<Connected>? ready;
        lock (_gate)
        {
            if (_status == ConnectionStatus.Disposed)
                return;
            _status = ConnectionStatus.Connected;
            _last = connected;
            ready = _ready;
        }

        if (gap is null)
        {
            Raise(Connected, connected, _core.Report);
            ready?.TrySetResult(connected);
            return;
        }

        Raise(Gap, new Gap(gap, snapshot), _core.Report);
        Raise(Reconnected, new Reconnected(answer.Connection, snapshot, answer.Recovered, 0), _core.Report);
    }

    internal void Deliver(string name, Payload payload)
    {
        if (Status != ConnectionStatus.Connected)
            return;
        if (EventName.IsReserved(name))
            Fail(new GameError(GameErrorCodes.BadEvent, $"{name}: the name is reserved."), isTold: false);
        else if (Subscriptions.Deliver(name, payload) is { } error)
            Fail(new GameError(error.Code, $"{name}: {error.Message}", payload.Json, inner: error.InnerException), isTold: false);
    }

    internal void Missed(Gap gap)
    {
        lock (_gate)
        {
            if (_status != ConnectionStatus.Connected || _last is null)
                return;
            _last = _last with { Snapshot = gap.Snapshot };
        }

        Raise(Gap, gap, _core.Report);
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
