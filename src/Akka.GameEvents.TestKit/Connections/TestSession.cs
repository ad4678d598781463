using Akka.GameEvents.Actions;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.TestKit;

/// <summary>A client's session: it can join several actors, and receives what is for its user and for everyone.</summary>
public sealed class TestSession : EventReceiver
{
    private readonly Dictionary<ActorAddress, (TestPort Port, object Connection)> _joined = [];
    private readonly Lock _gate = new();
    private readonly GameSession _identity;
    private readonly UserStream _userStream;
    private readonly (EventLog Log, int Slot)[] _streams;
    private readonly Presence _presence;
    private bool _isOver;

    internal TestSession(GameTestKit kit, GameUser user)
        : base(new Inbox<Received>(), kit.Patience, $"the session of {user.Id}")
    {
        Kit = kit;
        _identity = new GameSession(Ids.New(), user);
        var port = new TestPort(Inbox);
        _presence = new Presence(this);
        if (!kit.Sessions.TryAdd(_presence)) throw new InvalidOperationException("sessions.max or sessions.max-per-user is reached.");
        _userStream = kit.Node.Streams.Use(user.Id);
        _streams = [.. new[] { _userStream.Log, kit.Node.Streams.Global }.Select(log => (log, log.Attach(port, static _ => { })))];
    }

    /// <summary>Whose session it is.</summary>
    public GameUser User => _identity.User;

    internal GameTestKit Kit { get; }

    /// <summary>An actor that this session has not joined, or as if it had not.</summary>
    public TestActor<TActor> Actor<TActor>(ActorKey key = default)
        where TActor : GameActor
    {
        var address = Kit.AddressOf<TActor>(key);
        return new TestActor<TActor>(this, address, Inbox, $"{address} ({User.Id})");
    }

    /// <summary>
    /// Joins an actor. The connection receives that actor's events; the session itself those of its streams. Joining again answers the same
    /// connection, with a new snapshot.
    /// </summary>
    /// <param name="key">Which actor of the type.</param>
    /// <param name="parameters">The params, written as JSON; none when null.</param>
    /// <param name="options">What else the join says.</param>
    /// <exception cref="RequestFailedException">The join was refused.</exception>
    public Task<TestConnection<TActor>> JoinAsync<TActor>(ActorKey key = default, object? parameters = null, JoinOptions? options = null)
        where TActor : GameActor => JoinAsync<TActor>(key, parameters, options ?? new JoinOptions(), new Inbox<Received>());

    /// <summary>Ends the session; the <c>OnDisconnect</c> of its connections have run when it completes.</summary>
    public async Task DisconnectAsync(DisconnectReason reason = DisconnectReason.LinkLost)
    {
        Kit.Sessions.Remove(_presence);
        ActorAddress[] joined;
        lock (_gate)
        {
            if (!_isOver) LeaveStreams();
            _isOver = true;
            joined = [.. _joined.Where(j => !j.Value.Port.IsDropped).Select(j => j.Key)];
            _joined.Clear();
        }

        foreach (var address in joined) await LeaveAsync(address, reason).ConfigureAwait(false);
    }

    internal async Task<TestConnection<TActor>> JoinAsync<TActor>(ActorKey key, object? parameters, JoinOptions options, Inbox<Received> inbox)
        where TActor : GameActor
    {
        var address = Kit.AddressOf<TActor>(key);
        var connection = Find(address) as TestConnection<TActor>;
        var port = connection?.Port ?? new TestPort(inbox, options.Listen);
        var reply = new PendingJoin();
        var content = new JoinContent(Encode(parameters), options.Listen);
        Kit.Node.Join(_identity, address, options.Mode, Encode(options.Input), content, port, reply);
        var answer = await reply.Answer.ConfigureAwait(false);
        connection ??= new TestConnection<TActor>(this, address, inbox, port, answer);
        connection.Answered(answer);
        lock (_gate) _joined[address] = (port, connection);
        return connection;
    }

    internal Task<RawJson> CallAsync(ActorAddress address, ActionCall call)
    {
        var reply = new AwaitedReply();
        Kit.Node.Call(_identity, address, CreateMode.GetOrCreate, call.Action, call.Arguments, reply);
        return reply.WaitAsync(default);
    }

    internal Task ListenAsync(ActorAddress address, IReadOnlyList<string> names)
    {
        var reply = new AwaitedReply();
        Kit.Node.Listen(_identity, address, names, reply);
        return reply.WaitAsync(default);
    }

    internal void LoseLink(ActorAddress address) => Kit.Node.LinkLost(_identity, address);

    internal void Resume(ActorAddress address, bool recovered) => Kit.Node.Resumed(_identity, address, recovered);

    internal async Task LeaveAsync(ActorAddress address, DisconnectReason reason = DisconnectReason.Left)
    {
        var reply = new AwaitedReply();
        Kit.Node.Leave(_identity, address, reason, reply);
        await reply.WaitAsync(default).ConfigureAwait(false);
        lock (_gate) _joined.Remove(address);
    }

    private void LeaveStreams()
    {
        foreach (var (log, slot) in _streams) log.Detach(slot);
        Kit.Node.Streams.Release(_userStream);
    }

    private object? Find(ActorAddress address)
    {
        lock (_gate) return _joined.TryGetValue(address, out var joined) && !joined.Port.IsDropped ? joined.Connection : null;
    }

    /// <summary>What others see of the session; a kick ends it as that of a client's would.</summary>
    private sealed class Presence(TestSession session) : PresentSession(session._identity, session.Kit.Time.GetUtcNow())
    {
        public override string Transport => "test";

        public override IReadOnlyList<ActorAddress> Joins
        {
            get
            {
                lock (session._gate) return [.. session._joined.Keys];
            }
        }

        public override void Kick(string code, string message)
        {
            session.Kit.Sessions.Remove(this);
            session.Inbox.Add(new ReceivedLeft(code, message));
            session.Kit.Node.RunOutsideTurns(() => session.DisconnectAsync(DisconnectReason.Kicked));
        }
    }

    private static RawJson Encode(object? value) => value is null ? default : GameJson.Encode(value);
}
