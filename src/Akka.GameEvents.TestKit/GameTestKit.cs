using Akka.GameEvents.Actors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.TestKit;

/// <summary>
/// A server in memory, without a network: everything but the links is what runs in production. Time stands still until
/// <see cref="AdvanceAsync"/> moves it, and the kit knows when nothing is going on, so a test proves what does not happen and waits for
/// nothing. Kits share nothing; tests may run side by side.
/// </summary>
public sealed class GameTestKit : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownStep = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ShutdownAdvance = TimeSpan.FromSeconds(1);
    private readonly ServiceProvider _services;
    private int _users;

    private GameTestKit(ServiceProvider services, ManualTime time, ActivityTracker activity)
    {
        _services = services;
        Patience = new Patience(activity);
        Time = time;
        Node = services.GetRequiredService<GameNode>();
        Sessions = services.GetRequiredService<SessionTable>();
        ServerEvents = services.GetRequiredService<IServerEvents>();
    }

    /// <summary>The clock; move it with <see cref="AdvanceAsync"/>.</summary>
    public ManualTime Time { get; }

    /// <summary>The actor system that the game actors run in.</summary>
    public ActorSystem System => Node.System;

    /// <summary>Publishes server events, and tells what has become of them.</summary>
    public IServerEvents ServerEvents { get; }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _services;

    /// <summary>
    /// How long an expectation waits, in real time, before it fails; for failures only, as one that is met waits no longer than it must.
    /// Default 3 s.
    /// </summary>
    public TimeSpan Limit
    {
        get => Patience.Limit;
        set => Patience.Limit = value;
    }

    internal Patience Patience { get; }

    internal GameNode Node { get; }

    internal SessionTable Sessions { get; }

    /// <summary>Starts a server with these actors.</summary>
    /// <param name="configure">Says what it serves.</param>
    /// <param name="services">Adds services that the actors need; null for none.</param>
    /// <exception cref="InvalidOperationException">Something cannot be served; the message names the class.</exception>
    public static GameTestKit Start(Action<GameEventsBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var activity = new ActivityTracker();
        var time = new ManualTime(null, timer => activity.Post(static due => ((ManualTimer)due!).Fire(), timer));
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddSingleton(new NodeEnvironment(time, activity));
        services?.Invoke(collection);
        collection.AddGameEventsCore(configure);
        return new GameTestKit(collection.BuildServiceProvider(validateScopes: true), time, activity);
    }

    /// <summary>A new client joins an actor. It receives that actor's events, and those for its user and for everyone.</summary>
    /// <param name="key">Which actor of the type.</param>
    /// <param name="parameters">The params, written as JSON; none when null.</param>
    /// <param name="user">Who it is; an authenticated user of its own when null.</param>
    /// <exception cref="RequestFailedException">The join was refused.</exception>
    public Task<TestConnection<TActor>> ConnectAsync<TActor>(ActorKey key = default, object? parameters = null, GameUser? user = null)
        where TActor : GameActor
    {
        var session = Session(user);
        return session.JoinAsync<TActor>(key, parameters, new JoinOptions(), session.Inbox);
    }

    /// <summary>An actor as a new client reaches it without joining.</summary>
    /// <param name="key">Which actor of the type.</param>
    /// <param name="user">Who it is; an authenticated user of its own when null.</param>
    public TestActor<TActor> Actor<TActor>(ActorKey key = default, GameUser? user = null)
        where TActor : GameActor => Session(user).Actor<TActor>(key);

    /// <summary>A new client's session, which can join several actors.</summary>
    /// <param name="user">Who it is; an authenticated user of its own when null.</param>
    public TestSession Session(GameUser? user = null) => new(this, user ?? new GameUser($"user-{Interlocked.Increment(ref _users)}"));

    /// <summary>A new probe.</summary>
    /// <param name="name">Its name in the actor system; one is made up when null.</param>
    public TestProbe CreateProbe(string? name = null) => new(System, Patience, name);

    /// <summary>
    /// Lets everything that goes on come to rest, then moves time, stopping at each timer on the way until its effects have come to rest as
    /// well. Turns that wait for time do not keep it.
    /// </summary>
    /// <param name="time">Zero or more.</param>
    public async Task AdvanceAsync(TimeSpan time)
    {
        var target = Time.After(time);
        do
        {
            await Patience.SettleAsync().ConfigureAwait(false);
        }
        while (Time.Step(target));
    }

    /// <summary>Completes when every mailbox is empty and no turn is in progress.</summary>
    /// <exception cref="ExpectationException">It does not come to that, because a turn waits, perhaps for time.</exception>
    public Task WhenQuietAsync() => Patience.QuietAsync();

    /// <summary>Stops the server, and lets what that cancels end. Turns that wait for time get it, until the server gives them up.</summary>
    public async ValueTask DisposeAsync()
    {
        var stopped = _services.DisposeAsync().AsTask();
        while (await Task.WhenAny(stopped, Task.Delay(ShutdownStep, TimeProvider.System)).ConfigureAwait(false) != stopped)
            await AdvanceAsync(ShutdownAdvance).ConfigureAwait(false);
        await stopped.ConfigureAwait(false);
        await Patience.SettleAsync().ConfigureAwait(false);
    }

    internal ActorAddress AddressOf<TActor>(ActorKey key)
        where TActor : GameActor => ActorAddress.Create(Node.Types.Of(typeof(TActor)).Name, key.Segments);
}
