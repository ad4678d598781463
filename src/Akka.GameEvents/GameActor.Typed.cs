using System.Text.Json;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents;

/// <summary>A game actor whose connections keep the params that their clients sent.</summary>
/// <typeparam name="TState">The actor's state.</typeparam>
public abstract class GameActor<TState> : GameActor<TState, JsonElement>
    where TState : class, new();

/// <summary>A game actor with state of its own and state for each connection.</summary>
/// <typeparam name="TState">
/// The actor's state. The reference is put back when a turn fails, so immutable state rolls back for free; changes made inside a mutable
/// one stay.
/// </typeparam>
/// <typeparam name="TConnState">Bound from the params of the join unless <see cref="OnBeforeConnect"/> makes it.</typeparam>
public abstract partial class GameActor<TState, TConnState> : GameActor
    where TState : class, new()
{
    /// <summary>The actor's state; only turns may touch it.</summary>
    protected TState State { get; set; } = new();

    /// <summary>Everyone who is connected, in the order of joining.</summary>
    protected ConnectionSet<TConnState> Connections => field ??= new ConnectionSet<TConnState>(Host.Connections);

    /// <summary>The connection for which the turn runs.</summary>
    /// <exception cref="Exception">There is none; the client gets <c>not_joined</c>.</exception>
    protected Connection<TConnState> Caller =>
        CallerOrNull ?? throw new CodedException(ErrorCodes.NotJoined, "This needs a connection: join the actor first.");

    /// <summary>The connection for which the turn runs, or null when the client called without joining or the turn is the actor's own.</summary>
    protected Connection<TConnState>? CallerOrNull => (Connection<TConnState>?)Host.Turn.Caller;

    internal sealed override object StateReference
    {
        get => State;
        set => State = (TState)value;
    }

    /// <summary>The connections for which <paramref name="predicate"/> holds now.</summary>
    protected static Audience Where(Func<Connection<TConnState>, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Audience.Where(c => predicate((Connection<TConnState>)c));
    }

    internal sealed override Connection View(Member member) => new Connection<TConnState>(member, Host);
}
