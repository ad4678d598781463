using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents;

/// <summary>
/// Handlers of server events, and of the coming and going of clients. A handler is a delegate; its parameters are what happened, a
/// <see cref="CancellationToken"/>, and services, from a scope of its own; a task that it returns is awaited. It runs in the background,
/// must not block its thread, and may run for several events at a time. What it throws is counted and logged, and harms nothing else.
/// </summary>
public sealed partial class GameEventsBuilder
{
    private readonly List<Filter<ServerEventContext>> _eventFilters = [];

    internal HandlerRegistrations Handlers { get; } = new();

    /// <summary>Adds a handler of server events.</summary>
    /// <param name="name">The events' name; <c>"*"</c> for all. Several handlers of an event run in the order in which they were added.</param>
    /// <param name="handler">Takes a <see cref="ServerEvent"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    public GameEventsBuilder OnEvent(string name, Delegate handler, EventHandlerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        Handlers.Add(name, handler, options);
        return this;
    }

    /// <summary>Adds a handler of server events that no other handler is for; they are counted as unmatched all the same.</summary>
    /// <inheritdoc cref="OnEvent"/>
    public GameEventsBuilder OnUnmatched(Delegate handler, EventHandlerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Handlers.AddUnmatched(handler, options);
        return this;
    }

    /// <summary>Adds a handler of the starts of sessions.</summary>
    /// <param name="handler">Takes a <see cref="SessionStart"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    public GameEventsBuilder OnSessionStart(Delegate handler, EventHandlerOptions? options = null) => AddNotice<SessionStart>(handler, options);

    /// <summary>Adds a handler of the ends of sessions.</summary>
    /// <param name="handler">Takes a <see cref="SessionEnd"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    public GameEventsBuilder OnSessionEnd(Delegate handler, EventHandlerOptions? options = null) => AddNotice<SessionEnd>(handler, options);

    /// <summary>Adds a handler of the starts of links that carry sessions.</summary>
    /// <param name="handler">Takes a <see cref="LinkStart"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    public GameEventsBuilder OnLinkStart(Delegate handler, EventHandlerOptions? options = null) => AddNotice<LinkStart>(handler, options);

    /// <summary>Adds a handler of the ends of links that carried sessions.</summary>
    /// <param name="handler">Takes a <see cref="LinkEnd"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    public GameEventsBuilder OnLinkEnd(Delegate handler, EventHandlerOptions? options = null) => AddNotice<LinkEnd>(handler, options);

    /// <summary>
    /// Adds a filter around the acceptance of every server event of a client: it may change the event, or refuse it by throwing a
    /// <see cref="UserError"/>, whose code and message reach the sender. Events of the server's own code pass by it.
    /// </summary>
    public GameEventsBuilder AddEventFilter(Filter<ServerEventContext> filter) => Add(_eventFilters, filter);

    private GameEventsBuilder AddNotice<TNotice>(Delegate handler, EventHandlerOptions? options)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Handlers.AddNotice<TNotice>(handler, options);
        return this;
    }
}
