using System.Diagnostics;

namespace Akka.GameEvents.Client;

/// <summary>
/// A client of a GameEvents server. It connects when it is first used and comes back by itself when the link drops. Safe to use from any
/// thread.
/// </summary>
public sealed class GameClient : IDisposable, IAsyncDisposable
{
    private readonly ClientCore _core;
    private volatile LinkState _state = new(LinkStatus.Idle);

    /// <summary>Makes a client; nothing is sent until it is used.</summary>
    /// <param name="url">The server, like <c>http://host:7350</c>; https, ws and wss do as well.</param>
    /// <exception cref="ArgumentException">The address is none, or an option is out of range.</exception>
    public GameClient(string url, GameClientOptions? options = null)
        : this(url, options ?? new GameClientOptions(), null)
    {
    }

    internal GameClient(string url, GameClientOptions options, ClientPlatform? platform) =>
        _core = new ClientCore(url, options.Checked(), () => Token, platform ?? ClientPlatform.Real(options), Report, Change);

    /// <summary>The state of the link has changed. Raised where handlers run.</summary>
    public event Action<LinkState>? StateChanged;

    /// <summary>
    /// What a handler threw, and errors that nobody else is told. Raised where handlers run; without a handler it goes to
    /// <see cref="Trace"/>.
    /// </summary>
    public event Action<Exception>? Unhandled;

    /// <summary>
    /// Asked for a token at each (re)connect, where handlers run; null is a guest. Default: <see cref="GameClientOptions.Token"/>.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? Token { get; init; }

    /// <summary>How the link stands; it changes with <see cref="StateChanged"/>.</summary>
    public LinkState State => _state;

    /// <summary>
    /// How many callbacks wait for their thread or for <see cref="Pump"/>; see <see cref="GameClientOptions.MaxWaiting"/>.
    /// </summary>
    public int Waiting => _core.Dispatcher.Waiting;

    /// <summary>The events to this client's user, whatever the room and the device.</summary>
    public StreamSource User => _core.User;

    /// <summary>The events to everyone on the server.</summary>
    public StreamSource Global => _core.Global;

    /// <summary>An actor, created when it is first used if it is not there yet.</summary>
    /// <param name="type">Its type on the wire, such as <c>chatRoom</c>.</param>
    /// <param name="key">The segments of its key; none for an actor without a key.</param>
    /// <exception cref="GameError"><c>bad_message</c>: there is no such address.</exception>
    public ActorHandle Actor(string type, params string[] key) =>
        new(_core, new ActorTarget(ActorAddress.Of(type, key), ActorMode.GetOrCreate, null));

    /// <summary>Tells the server what happened; see <see cref="EmitAsync(ServerEvent, CancellationToken)"/>.</summary>
    /// <exception cref="GameError">The server has refused it, or it was not sent.</exception>
    public Task EmitAsync(string name, params (string Name, string Value)[] properties) => EmitAsync(new ServerEvent(name, properties));

    /// <summary>
    /// Tells the server what happened. Events wait a little for others to go with, and are sent again, with their ids, until the server has
    /// judged them, over whatever link and session. It need not be awaited.
    /// </summary>
    /// <param name="cancellation">Gives up waiting; the event is sent all the same.</param>
    /// <returns>A task that ends when the server has the event, or had it already.</returns>
    /// <exception cref="GameError">The server has refused it, or it was not sent.</exception>
    public Task EmitAsync(ServerEvent happening, CancellationToken cancellation = default) => _core.EmitAsync(happening, cancellation);

    /// <summary>Sends these at once, with what waits.</summary>
    /// <param name="cancellation">Gives up waiting; the events are sent all the same.</param>
    /// <returns>What became of them, those that were refused included.</returns>
    /// <exception cref="GameError">None of them can be sent.</exception>
    public Task<EmitResult> EmitBatchAsync(IReadOnlyCollection<ServerEvent> events, CancellationToken cancellation = default) =>
        _core.EmitBatchAsync(events, cancellation);

    /// <summary>
    /// Sends the events that wait at once, and waits until the server has judged all: for a game that quits. It waits for a lost link, too.
    /// </summary>
    public Task FlushAsync(CancellationToken cancellation = default) => _core.FlushAsync(cancellation);

    /// <summary>
    /// Runs what waits, on this thread; to be called once a frame. Only with <see cref="DispatchMode.Pump"/>. From within a handler it runs
    /// nothing.
    /// </summary>
    /// <returns>How many callbacks were run.</returns>
    /// <exception cref="InvalidOperationException">The client's handlers run elsewhere.</exception>
    public int Pump() => _core.Dispatcher.IsPumped
        ? _core.Dispatcher.Pump()
        : throw new InvalidOperationException(
            $"Set {nameof(GameClientOptions)}.{nameof(GameClientOptions.Dispatch)} to {nameof(DispatchMode.Pump)}.");

    /// <summary>
    /// Ends everything: handlers are not called any more, what is unanswered fails with <c>disposed</c>; events that wait are sent if there is a
    /// link, <see cref="FlushAsync"/> before makes sure of them. With
    /// <see cref="DispatchMode.Pump"/>, whoever awaits that is told on this thread. Does not wait for the link to close.
    /// </summary>
    public void Dispose() => _ = _core.DisposeAsync().AsTask();

    /// <summary>The same, and waits until the server has been told; at most a few seconds.</summary>
    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private void Change(LinkState state)
    {
        _state = state;
        GameEventSource.Raise(StateChanged, state, Report);
    }

    private void Report(Exception error)
    {
        if (Unhandled is null)
            Trace.TraceError(error.ToString());
        else
            GameEventSource.Raise(Unhandled, error, thrown => Trace.TraceError(thrown.ToString()));
    }
}
