using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// Everything behind the public surface: the session, what is joined, what is unanswered, and who hears which message. What touches these
/// is a turn.
/// </summary>
internal sealed partial class ClientCore : ISessionOwner, IAsyncDisposable
{
    private readonly JsonSerializerOptions _json;
    private readonly Turns _turns;
    private readonly Timers _timers;
    private readonly Session _session;
    private readonly Requests _requests;
    private readonly Emitter _emitter;
    private readonly Dictionary<string, Membership> _memberships = new(StringComparer.Ordinal);
    private readonly StreamLog _userLog;
    private readonly StreamLog _globalLog;
    private volatile bool _isDisposed;

    public ClientCore(
        string url, GameClientOptions options, Func<Func<CancellationToken, ValueTask<string?>>?> token, ClientPlatform platform,
        Action<Exception> report, Action<LinkState> changed)
    {
        Report = report;
        _json = ClientJson.From(options.Json);
        Dispatcher = new Dispatcher(options.Dispatch, SynchronizationContext.Current, options.MaxWaiting, report);
        _turns = new Turns(mistake => Dispatcher.Post(() => report(mistake)));
        _timers = new Timers(platform.Time, _turns);
        var tokens = new Tokens(token, options.Token, Dispatcher);
        _session = new Session(
            ServerAddress.Parse(url), options.Transports, tokens, new LinkContext(_turns, _timers, Dispatcher), platform, this,
            state => Dispatcher.Post(() => changed(state)));
        _requests = new Requests(options.MaxCalls, _turns, _session.Send);
        _emitter = new Emitter(options.Emit, _requests, _timers, platform.Random);
        User = new StreamSource(this);
        Global = new StreamSource(this);
        _userLog = new StreamLog(User, Dispatcher);
        _globalLog = new StreamLog(Global, Dispatcher);
    }

    public Dispatcher Dispatcher { get; }

    /// <summary>Tells the application what nothing else tells it; where handlers run.</summary>
    public Action<Exception> Report { get; }

    public StreamSource User { get; }

    public StreamSource Global { get; }

    /// <summary>Sees to it that there is a link, or will be.</summary>
    public void Start()
    {
        ThrowIfDisposed();
        _turns.Run(_session.Start);
    }

    public ActorConnection Connect(ActorTarget target, object? parameters, Action<ActorConnection>? subscribe)
    {
        ThrowIfDisposed();
        var join = Written(() => Join.To(target, parameters, _json), target.Address.Text);
        var connection = new ActorConnection(this);
        var member = new Member(target.Address.Text, join, connection, Dispatcher, _json);
        connection.Belong(member);
        subscribe?.Invoke(connection);
        _turns.Run(() =>
        {
            if (_session.IsDisposed)
            {
                member.End(new GameError(GameErrorCodes.Disposed));
                return;
            }

            if (member.State == MemberState.Out)
                return; // by its own subscribe
            _session.Start();
            var membership = MembershipIn(target.Address.Text);
            member.Enter(membership);
            membership.Attach(member);
        });
        return connection;
    }

    public void Disconnect(Member member, ActorConnection connection)
    {
        var disposed = new GameError(GameErrorCodes.Disposed);
        connection.End(disposed);
        _turns.Run(() =>
        {
            member.Leave(disposed);
            member.Membership?.Detach(member, disposed);
        });
        FinishPump();
    }

    /// <summary>Completes when the link is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        var gone = new TaskCompletionSource<Task>();
        _turns.Run(() => gone.SetResult(End()));
        FinishPump();
        await (await gone.Task.ConfigureAwait(false)).ConfigureAwait(false);
    }

    private Task End()
    {
        var disposed = new GameError(GameErrorCodes.Disposed);
        _emitter.Part(disposed);
        _requests.Suspend();
        var gone = _session.DisposeAsync().AsTask();
        _requests.LoseSent(disposed);
        _requests.DropWaiting(disposed);
        foreach (var each in _memberships.Values.ToList())
            each.EndAll(disposed);
        Dispatcher.Post(() =>
        {
            User.Subscriptions.End(null, forGood: true);
            Global.Subscriptions.End(null, forGood: true);
        });
        return gone;
    }

    /// <summary>Nobody pumps a client that is gone: whoever awaits something of it is told now.</summary>
    private void FinishPump()
    {
        if (_isDisposed && Dispatcher.IsPumped)
            Dispatcher.PumpOut();
    }

    private Membership MembershipIn(string address)
    {
        if (_memberships.TryGetValue(address, out var known))
            return known;
        Membership made = null!;
        made = new Membership(address, _requests, _timers, () =>
        {
            if (_memberships.TryGetValue(address, out var current) && current == made)
                _memberships.Remove(address);
        });
        _memberships.Add(address, made);
        return made;
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
            throw new GameError(GameErrorCodes.Disposed);
    }
}
