namespace Akka.GameEvents.Client;

/// <summary>
/// The membership in an actor that <see cref="ActorHandle.Connect"/> gave. Its state changes and its events are raised one at a time, in
/// order, where handlers run.
/// </summary>
public sealed partial class ActorConnection : GameEventSource, ICallable, IDisposable, IAsyncDisposable
{
    private readonly ClientCore _core;
    private readonly object _gate = new();
    private Member? _member;
    private ConnectionStatus _status;
    private Connected? _last;
    private GameError? _error;
    private TaskCompletionSource<Connected>? _ready;

    internal ActorConnection(ClientCore core)
        : base(core) =>
        _core = core;

    /// <summary>Joined for the first time.</summary>
    public event Action<Connected>? Connected;

    /// <summary>The connection is lost; <see cref="Client.Disconnected.Reconnecting"/> says whether it comes back by itself.</summary>
    public event Action<Disconnected>? Disconnected;

    /// <summary>Back after a lost link, and what was missed has been made up for.</summary>
    public event Action<Reconnected>? Reconnected;

    /// <summary>Events may be missing; put the snapshot in the place of what was known.</summary>
    public event Action<Gap>? Gap;

    /// <summary>
    /// A join was refused, the connection closed, or an event did not bind. Without a handler it goes to
    /// <see cref="GameClient.Unhandled"/>, unless <see cref="ReadyAsync(CancellationToken)"/> tells it.
    /// </summary>
    public event Action<GameError>? Error;

    /// <summary>How it stands.</summary>
    public ConnectionStatus Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    /// <summary>The connection's id as the actor sees it; null before it is ready, another one when the actor was joined anew.</summary>
    public string? Id => Last?.Id;

    /// <summary>The latest snapshot: of the last join or gap. Null before it is ready. Events do not change it.</summary>
    public Payload? Snapshot => Last?.Snapshot;

    /// <summary>Has joined, though it may be catching up.</summary>
    private bool IsIn => Status is ConnectionStatus.Connected or ConnectionStatus.Reconnecting;

    private Connected? Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Completes with the first join.</summary>
    /// <exception cref="GameError">The join was refused; that is not tried again.</exception>
    public Task<Connected> ReadyAsync(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_ready is null)
            {
                _ready = new TaskCompletionSource<Connected>(_core.Dispatcher.Continuations);
                if (_last is not null)
                    _ready.SetResult(_last);
                else if (_error is not null)
                    _ready.SetException(_error);
            }
        }

        return Cancellable.WaitAsync(_ready.Task, _core.Dispatcher, cancellation);
    }

    /// <summary>Completes with the snapshot of the first join.</summary>
    /// <exception cref="GameError">The join was refused, or the snapshot does not bind (<c>bad_result</c>).</exception>
    public async Task<T> ReadyAsync<T>(CancellationToken cancellation = default) =>
        (await ReadyAsync(cancellation).ConfigureAwait(false)).Snapshot.As<T>();

    /// <inheritdoc/>
    public Task<T> CallAsync<T>(string action, object?[] args, TimeSpan? timeout, CancellationToken cancellation) =>
        _core.CallAsync<T>(_member!, action, args, timeout, cancellation);

    /// <summary>
    /// Ends it: handlers are not called any more, calls that wait fail with <c>disposed</c>. The last connection to an actor leaves it.
    /// </summary>
    public void Dispose() => _core.Disconnect(_member!, this);

    /// <summary>The same as <see cref="Dispose"/>; it does not wait for the server.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    internal void Belong(Member member) => _member = member;
}
