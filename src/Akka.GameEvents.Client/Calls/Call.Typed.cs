using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>One call of an action, from its arguments to its result.</summary>
internal sealed class Call<T> : Call
{
    private readonly string _action;
    private readonly Dispatcher _dispatcher;
    private readonly JsonSerializerOptions _json;
    private readonly TaskCompletionSource<T> _outcome;
    private CancellationTokenRegistration _registration;
    private IDisposable? _timeout;
    private bool _isSettled;

    public Call(CallTarget target, string action, byte[] body, Dispatcher dispatcher, JsonSerializerOptions json)
        : base(target, body)
    {
        _action = action;
        _dispatcher = dispatcher;
        _json = json;
        _outcome = new TaskCompletionSource<T>(dispatcher.Continuations);
    }

    public Task<T> Outcome => _outcome.Task;

    /// <summary>Lets time and the caller give it up.</summary>
    /// <param name="forget">Takes the call out of the requests.</param>
    public void Watch(TimeSpan? timeout, Turns turns, Timers timers, Action<Call> forget, CancellationToken cancellation)
    {
        if (_isSettled)
            return;
        if (timeout is { } limit)
        {
            _timeout = timers.After(limit, () =>
            {
                forget(this);
                Lost(new GameError(GameErrorCodes.ActionTimeout, $"{_action}: no answer within {limit}."));
            });
        }

        _registration = cancellation.Register(() => turns.Run(() =>
        {
            forget(this);
            Settle(() => _outcome.TrySetCanceled(cancellation));
        }));
    }

    public override void Answered(ServerMessage answer)
    {
        if (answer.Kind == MessageKind.Result)
            Settle(() => Complete(new Payload(answer.Data, _json, GameErrorCodes.BadResult)));
        else
            Lost(answer.ToError());
    }

    public override void Lost(GameError error) => Settle(() => _outcome.TrySetException(error));

    // Through the dispatcher like the events, so that an action's own events are there before its result.
    private void Settle(Action tell)
    {
        if (_isSettled)
            return;
        _isSettled = true;
        _timeout?.Dispose();
        _registration.Dispose();
        _dispatcher.Post(tell);
    }

    private void Complete(Payload result)
    {
        try
        {
            _outcome.TrySetResult(result.As<T>());
        }
        catch (GameError error)
        {
            _outcome.TrySetException(error);
        }
    }
}
