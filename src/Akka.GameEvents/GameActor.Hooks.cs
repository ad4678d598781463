using System.Text.Json;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents;

/// <summary>The hooks; each runs as a turn, or inside the turn of the join or leave. Override the plain or the async form.</summary>
public abstract partial class GameActor<TState, TConnState>
{
    /// <summary>The actor comes into being, before <see cref="OnStart"/>.</summary>
    /// <param name="input">What the creator sent along; <see cref="JsonValueKind.Undefined"/> for nothing.</param>
    protected virtual void OnCreate(JsonElement input)
    {
    }

    /// <inheritdoc cref="OnCreate"/>
    protected virtual ValueTask OnCreateAsync(JsonElement input)
    {
        OnCreate(input);
        return default;
    }

    /// <summary>The actor is in memory, and is about to serve its first request. When it throws, that request fails and the actor is gone.</summary>
    protected virtual void OnStart()
    {
    }

    /// <inheritdoc cref="OnStart"/>
    protected virtual ValueTask OnStartAsync()
    {
        OnStart();
        return default;
    }

    /// <summary>The actor leaves memory.</summary>
    protected virtual void OnStop()
    {
    }

    /// <inheritdoc cref="OnStop"/>
    protected virtual ValueTask OnStopAsync()
    {
        OnStop();
        return default;
    }

    /// <summary>
    /// Somebody asks to join: returns the state of the connection, or throws. A <see cref="UserError"/> reaches the client with its code,
    /// an <see cref="UnauthorizedAccessException"/> as <c>forbidden</c>. By default the params bind to <typeparamref name="TConnState"/>.
    /// </summary>
    protected virtual TConnState OnBeforeConnect(ConnectRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Bind<TConnState>();
    }

    /// <inheritdoc cref="OnBeforeConnect"/>
    protected virtual ValueTask<TConnState> OnBeforeConnectAsync(ConnectRequest request) => new(OnBeforeConnect(request));

    /// <summary>
    /// Somebody has joined and is among the <see cref="Connections"/>. When it throws, the join is refused. What it emits to everyone is
    /// for those who were there before: the newcomer has its snapshot, and what is sent to it alone.
    /// </summary>
    protected virtual void OnConnect(Connection<TConnState> connection)
    {
    }

    /// <inheritdoc cref="OnConnect"/>
    protected virtual ValueTask OnConnectAsync(Connection<TConnState> connection)
    {
        OnConnect(connection);
        return default;
    }

    /// <summary>A connection has ended and is no longer among the <see cref="Connections"/>.</summary>
    protected virtual void OnDisconnect(Connection<TConnState> connection, DisconnectReason reason)
    {
    }

    /// <inheritdoc cref="OnDisconnect"/>
    protected virtual ValueTask OnDisconnectAsync(Connection<TConnState> connection, DisconnectReason reason)
    {
        OnDisconnect(connection, reason);
        return default;
    }

    /// <summary>
    /// A connection's client is away. It stays among the <see cref="Connections"/>, and what is emitted to it waits, until it is back or the
    /// resume window has passed.
    /// </summary>
    protected virtual void OnLinkLost(Connection<TConnState> connection)
    {
    }

    /// <inheritdoc cref="OnLinkLost"/>
    protected virtual ValueTask OnLinkLostAsync(Connection<TConnState> connection)
    {
        OnLinkLost(connection);
        return default;
    }

    /// <summary>A connection's client is back within the resume window.</summary>
    /// <param name="connection">The same as before, with its state and groups.</param>
    /// <param name="recovered">True when it has all that it missed; false when it got a <see cref="Snapshot"/> instead.</param>
    protected virtual void OnResumed(Connection<TConnState> connection, bool recovered)
    {
    }

    /// <inheritdoc cref="OnResumed"/>
    protected virtual ValueTask OnResumedAsync(Connection<TConnState> connection, bool recovered)
    {
        OnResumed(connection, recovered);
        return default;
    }

    /// <summary>Whether a connection may ask for events by this name; a refusal reaches the client as <c>forbidden</c>.</summary>
    protected virtual bool OnListen(Connection<TConnState> connection, string eventName) => true;

    /// <summary>
    /// The actor as this connection may see it, for a newcomer and for whoever missed too much; null for nothing. It must not change
    /// anything, and runs within a turn.
    /// </summary>
    protected virtual object? Snapshot(Connection<TConnState> connection) => null;

    internal sealed override async ValueTask<object?> BeforeConnectAsync(ConnectRequest request) =>
        await OnBeforeConnectAsync(request).ConfigureAwait(true);

    internal sealed override ValueTask ConnectedAsync(Connection connection) => OnConnectAsync((Connection<TConnState>)connection);

    internal sealed override ValueTask DisconnectedAsync(Connection connection, DisconnectReason reason) =>
        OnDisconnectAsync((Connection<TConnState>)connection, reason);

    internal sealed override ValueTask LinkLostAsync(Connection connection) => OnLinkLostAsync((Connection<TConnState>)connection);

    internal sealed override ValueTask ResumedAsync(Connection connection, bool recovered) =>
        OnResumedAsync((Connection<TConnState>)connection, recovered);

    internal sealed override bool MayListen(Connection connection, string eventName) => OnListen((Connection<TConnState>)connection, eventName);

    internal sealed override object? SnapshotFor(Connection connection) => Snapshot((Connection<TConnState>)connection);

    internal sealed override async ValueTask StartedAsync(RawJson input)
    {
        await OnCreateAsync(input.IsPresent ? GameJson.Element(input) : default).ConfigureAwait(true);
        await OnStartAsync().ConfigureAwait(true);
    }

    internal sealed override ValueTask StoppedAsync() => OnStopAsync();
}
