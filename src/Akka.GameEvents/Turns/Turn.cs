using Akka.GameEvents.Connections;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Turns;

/// <summary>What the turn in progress has staged. One object serves all turns of an incarnation, one after another.</summary>
internal sealed class Turn(GameActorHost host)
{
    private readonly List<StagedEvent> _staged = [];
    private readonly List<(Member Member, UserError Reason)> _disconnects = [];
    private bool _inProgress;

    /// <summary>The connection on whose behalf the turn runs.</summary>
    public Connection? Caller { get; private set; }

    public GameUser? User { get; private set; }

    /// <summary>The session on whose behalf the turn runs.</summary>
    public GameSession? Session { get; private set; }

    public IReadOnlyList<(Member Member, UserError Reason)> Disconnects => _disconnects;

    public void Begin(TurnRequest request)
    {
        _inProgress = true;
        _staged.Clear();
        _disconnects.Clear();
        Caller = request.Caller;
        Session = request.Session;
        User = request.Session?.User ?? request.Caller?.User;
    }

    public void SetCaller(Connection caller) => Caller = caller;

    public void End() => _inProgress = false;

    public void Stage(object payload, Audience? to, EmitOptions options)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var contract = EventContract.Of(payload.GetType());
        Stage(contract, payload, Fix(to), options.HasFlag(EmitOptions.Always));
    }

    public void Stage(string name, object? payload, Audience? to, EmitOptions options) =>
        Stage(EventContract.Of(name, options), payload, Fix(to), options.HasFlag(EmitOptions.Always));

    public void StageAll(IEnumerable<ScopedEvent> events)
    {
        foreach (var e in events) Stage(e.Contract, e.Payload, Fix(e.To), always: false);
    }

    /// <summary>Sends what <paramref name="stage"/> stages at once, whatever becomes of the turn.</summary>
    public void SendNow(Action<Turn> stage)
    {
        var first = _staged.Count;
        stage(this);
        var now = _staged[first..];
        _staged.RemoveRange(first, now.Count);
        host.Apply(events => host.Node.Publisher.Publish(host.Activation, events), now);
    }

    public void Disconnect(Member member, UserError reason)
    {
        ThrowIfOver();
        if (_disconnects.All(d => d.Member != member)) _disconnects.Add((member, reason));
    }

    /// <summary>What leaves now that the turn has ended.</summary>
    public IEnumerable<StagedEvent> Outcome(bool succeeded) => succeeded ? _staged : _staged.Where(e => e.Always);

    private void Stage(EventContract contract, object? payload, Audience to, bool always)
    {
        ThrowIfOver();
        if (to.Kind is AudienceKind.Users or AudienceKind.Global)
        {
            _staged.AddRange(host.Node.Publisher.Stage(contract, payload, to, always));
            return;
        }

        var draft = host.Node.Publisher.Encode(host.Activation.Address, contract, payload);
        _staged.Add(new StagedEvent(draft, contract, contract.KeyOf(payload), payload, to, null, always));
    }

    /// <summary>
    /// Fixes the audience as of now. Newcomers, at the start of an actor all there are, are told everything by their snapshot: only what is
    /// meant for them alone reaches them.
    /// </summary>
    private Audience Fix(Audience? to) => to switch
    {
        { Kind: AudienceKind.Some } when to.Connections.Any(c => c.Activation != host.Activation) =>
            throw new InvalidOperationException("A connection belongs to another actor; its user can be reached with Users."),
        null or { Kind: AudienceKind.Everyone } when !host.IsStarted => Audience.Of(),
        null or { Kind: AudienceKind.Everyone } => Audience.EveryoneBut(Caller is { Member.Slot: Member.NotLive } ? Caller : null),
        { Kind: AudienceKind.Where } => Audience.Of(host.Connections.Views.Where(to.Predicate)),
        _ => to,
    };

    private void ThrowIfOver()
    {
        if (!_inProgress || !host.IsCurrent)
            throw GameActorHost.TurnOver();
    }
}
