namespace Akka.GameEvents.Client;

/// <summary>
/// Where events come from: an <see cref="ActorConnection"/> or an <see cref="StreamSource"/>. Handlers are called one at a time, in the
/// order of the events, where <see cref="GameClientOptions.Dispatch"/> says; one that throws stops nobody else, and
/// <see cref="GameClient.Unhandled"/> hears of it. A handler may await a call, but must not block on one: its answer comes the same way.
/// </summary>
public abstract class GameEventSource
{
    private readonly ClientCore _core;

    private protected GameEventSource(ClientCore core) => _core = core;

    internal Dispatcher Dispatcher => _core.Dispatcher;

    internal Subscriptions Subscriptions { get; } = new();

    /// <summary>
    /// Calls the handler with each event that <typeparamref name="T"/> names: its <see cref="EventAttribute"/>, else its name in
    /// camelCase.
    /// </summary>
    /// <returns>Disposing of it unsubscribes.</returns>
    public IDisposable On<T>(Action<T> handler) => On(EventName.Of<T>(), handler);

    /// <summary>The same with an asynchronous handler. The next event does not wait for its task; that it failed is reported.</summary>
    /// <returns>Disposing of it unsubscribes.</returns>
    public IDisposable On<T>(Func<T, Task> handler) => On(EventName.Of<T>(), handler);

    /// <summary>Calls the handler with each event of that name.</summary>
    /// <typeparam name="T">What the payload is bound to; <see cref="Payload"/> takes anything, also nothing.</typeparam>
    /// <param name="name">Its name on the wire.</param>
    /// <returns>Disposing of it unsubscribes.</returns>
    /// <exception cref="ArgumentException">
    /// The name is one of the client's own: <c>connected</c>, <c>disconnected</c>, <c>reconnected</c>, <c>gap</c>, <c>error</c>.
    /// </exception>
    public IDisposable On<T>(string name, Action<T> handler) =>
        Add(new Subscription<T>(Subscriptions, name, handler ?? throw new ArgumentNullException(nameof(handler)), _core.Report));

    /// <summary>The same with an asynchronous handler. The next event does not wait for its task; that it failed is reported.</summary>
    /// <returns>Disposing of it unsubscribes.</returns>
    public IDisposable On<T>(string name, Func<T, Task> handler) =>
        On<T>(name, value =>
        {
            _ = ObserveAsync(handler(value));
        });

    /// <summary>The events that <typeparamref name="T"/> names, to be read one after the other.</summary>
    /// <inheritdoc cref="EventsAsync{T}(string, EventBuffer, CancellationToken)"/>
    public IAsyncEnumerable<T> EventsAsync<T>(CancellationToken cancellation = default) => EventsAsync<T>(new EventBuffer(), cancellation);

    /// <summary>The events that <typeparamref name="T"/> names, to be read one after the other.</summary>
    /// <inheritdoc cref="EventsAsync{T}(string, EventBuffer, CancellationToken)"/>
    public IAsyncEnumerable<T> EventsAsync<T>(EventBuffer buffer, CancellationToken cancellation = default) =>
        EventsAsync<T>(EventName.Of<T>(), buffer, cancellation);

    /// <summary>The events of that name, to be read one after the other.</summary>
    /// <remarks>
    /// It listens from the beginning of an enumeration to its end. It ends when this is disposed of, fails with the <see
    /// cref="GameError"/> of a connection that is closed, and is cancelled with the token.
    /// </remarks>
    /// <param name="buffer">
    /// How many events may wait, and what happens to one more. Without it: 1,000, and one more fails the reading.
    /// </param>
    public IAsyncEnumerable<T> EventsAsync<T>(string name, EventBuffer buffer, CancellationToken cancellation = default) =>
        new EventSequence<T>(this, name, buffer, cancellation);

    internal IDisposable Subscribe<T>(string name, EventQueue<T> queue)
    {
        var subscription = new QueueSubscription<T>(Subscriptions, name, queue, _core.Report);
        if (!TryAdd(subscription))
            subscription.End(null);
        return subscription;
    }

    /// <summary>Before a handler is added.</summary>
    private protected virtual void Listening()
    {
    }

    internal static void Raise<T>(Action<T>? handlers, T value, Action<Exception> report)
    {
        foreach (var each in handlers?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<T>)each)(value);
            }
            catch (Exception thrown)
            {
                report(thrown);
            }
        }
    }

    private Subscription Add(Subscription subscription)
    {
        if (!TryAdd(subscription))
            throw new GameError(GameErrorCodes.Disposed);
        return subscription;
    }

    private bool TryAdd(Subscription subscription)
    {
        if (EventName.IsReserved(subscription.Name))
            throw new ArgumentException($"The client keeps the name '{subscription.Name}' for itself: there is a C# event for it.");
        Listening();
        return Subscriptions.TryAdd(subscription);
    }

    private async Task ObserveAsync(Task handling)
    {
        try
        {
            await handling.ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            _core.Report(thrown);
        }
    }
}
