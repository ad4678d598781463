using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents;

/// <summary>
/// The base of all game actors; derive from <see cref="GameActor{TState}"/> or <see cref="GameActor{TState,TConnState}"/>. An actor runs one
/// turn at a time, awaits included: an action, a hook, a timer or a tick. What it emits in a turn leaves together when the turn succeeds.
/// </summary>
public abstract partial class GameActor
{
    private GameActorHost? _host;
    private GameTimers? _timers;

    private protected GameActor()
    {
    }

    /// <summary>The actor's address, such as <c>chatRoom/general</c>.</summary>
    protected string Address => Host.Activation.Address.ToString();

    /// <summary>The segments of the actor's key; empty when it has none.</summary>
    protected IReadOnlyList<string> Key => Host.Activation.Address.Key;

    /// <summary>The server's clock; a test's manual one under the TestKit.</summary>
    protected TimeProvider Time => Host.Node.Time;

    /// <summary>The time on the server's clock.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The user on whose behalf the turn runs, connected to this actor or not.</summary>
    /// <exception cref="InvalidOperationException">The turn runs for nobody: it is a timer's, a tick's or the actor's own.</exception>
    protected GameUser User => Host.Turn.User ?? throw new InvalidOperationException("This turn runs for no user.");

    /// <summary>Cancelled when the turn takes longer than <c>actors.action-timeout</c>; a turn that goes on all the same is abandoned.</summary>
    protected CancellationToken TurnCancellation => Host.TurnCancellation;

    /// <summary>The actor's timers and ticks; all end with the actor.</summary>
    protected GameTimers Timers => _timers ??= new GameTimers(Host);

    internal GameActorHost Host => _host ?? throw new InvalidOperationException("The actor is not running yet: use OnStart in place of the constructor.");

    internal bool HasTimers => _timers is { Count: > 0 };

    internal abstract object StateReference { get; set; }

    /// <summary>A new id, unique everywhere: 22 characters that are safe in URLs.</summary>
    protected static string NewId() => Ids.New();

    internal void Enter(GameActorHost host) => _host = host;

    internal abstract Connection View(Connections.Member member);

    internal abstract ValueTask<object?> BeforeConnectAsync(ConnectRequest request);

    internal abstract ValueTask ConnectedAsync(Connection connection);

    internal abstract ValueTask DisconnectedAsync(Connection connection, DisconnectReason reason);

    internal abstract ValueTask LinkLostAsync(Connection connection);

    internal abstract ValueTask ResumedAsync(Connection connection, bool recovered);

    internal abstract bool MayListen(Connection connection, string eventName);

    internal abstract object? SnapshotFor(Connection connection);

    internal abstract ValueTask StartedAsync(RawJson input);

    internal abstract ValueTask StoppedAsync();
}
