using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// One <see cref="ActorHandle.Connect"/> as the client sees it, in turns; what it has to tell goes to the application's
/// <see cref="ActorConnection"/> in order. Each has a position of its own: on one actor, one may have joined while another was still catching
/// up.
/// </summary>
internal sealed class Member : CallTarget
{
    private readonly Dispatcher _dispatcher;
    private readonly JsonSerializerOptions _json;
    private readonly ActorConnection _connection;
    private Early? _early; // there while a join is unanswered
    private bool _isTrailing; // its join was answered out of a new epoch, ahead of the gap into that: what comes before the gap is of the old one
    private GameError? _refusal;

    public Member(string address, Join join, ActorConnection connection, Dispatcher dispatcher, JsonSerializerOptions json)
    {
        Address = address;
        Join = join;
        _connection = connection;
        _dispatcher = dispatcher;
        _json = json;
    }

    public Join Join { get; }

    public MemberState State { get; private set; }

    /// <summary>How far it is; null until it has joined.</summary>
    public Position? Position { get; private set; }

    /// <summary>An answer to a join is still to come.</summary>
    public bool IsJoining => _early is not null;

    /// <summary>What it shares with the others; null before it has begun.</summary>
    public Membership? Membership { get; private set; }

    public override string Address { get; }

    public override ActorMode? Mode => null;

    public override bool IsReady => Membership?.IsJoined ?? false;

    public override GameError? Refusal => _refusal;

    public void Enter(Membership membership) => Membership = membership;

    /// <summary>A join was sent for it.</summary>
    public void Asked() => _early = new Early();

    /// <summary>That join will not be answered.</summary>
    public void Unanswered() => _early = null;

    /// <param name="answer">The answer to its join.</param>
    /// <param name="epoch">Of what comes down already; null when nothing did.</param>
    /// <returns>False: more came before the answer than could be kept, and it must join once more.</returns>
    public bool Joined(ServerMessage answer, string? epoch)
    {
        var early = _early ?? new Early();
        _early = null;
        if (answer.Recovered && Position is not null)
            _dispatcher.Post(() => _connection.Renamed(answer.Connection));
        else
            Begin(answer);
        _isTrailing = !early.SkipGap(answer) && epoch is not null && epoch != answer.Epoch;
        foreach (var (message, payload) in early.Messages)
            Receive(message, payload);
        return !early.IsTorn;
    }

    public void Receive(ServerMessage message, Payload payload)
    {
        if (_early is not null)
        {
            _early.Add(message, payload);
            return;
        }

        if (Position is null || State == MemberState.Out)
            return;
        if (_isTrailing && (message.Kind == MessageKind.Event || message.Epoch != Position.Epoch))
            return;
        _isTrailing = false;
        if (message.Kind == MessageKind.Event)
        {
            if (Position.TryAdvance(message.Sequence))
                _dispatcher.Post(() => _connection.Deliver(message.Name, payload));
        }
        else if (message.Kind == MessageKind.Gap)
        {
            Position = new Position(message.Epoch, message.Sequence ?? 0);
            Missed(message.Reason ?? GapReasons.PositionUnknown, payload);
        }
        else
        {
            if (Position.Epoch != message.Epoch)
                Position = new Position(message.Epoch, message.Sequence ?? 0);
            Position.TryAdvance(message.Sequence);
            Back(isRecovered: true, message.Replayed);
        }
    }

    public void Lost(GameError reason)
    {
        if (State != MemberState.In)
            return;
        State = MemberState.Lost;
        _dispatcher.Post(() => _connection.Lost(reason));
    }

    /// <summary>It will not come back by itself.</summary>
    public void Close(GameError error)
    {
        Leave(error);
        _dispatcher.Post(() => _connection.Closed(error));
    }

    /// <summary>The whole client is let go of.</summary>
    public void End(GameError error)
    {
        Leave(error);
        _dispatcher.Post(() => _connection.End(error));
    }

    /// <summary>The application has let go of it.</summary>
    public void Leave(GameError error)
    {
        State = MemberState.Out;
        _refusal = error;
    }

    private void Begin(ServerMessage answer)
    {
        var before = Position;
        var snapshot = new Payload(answer.Data, _json, GameErrorCodes.BadResult);
        Position = new Position(answer.Epoch, answer.Sequence ?? 0);
        if (before is null)
        {
            State = MemberState.In;
            _dispatcher.Post(() => _connection.Begin(new Connected(answer.Connection, snapshot)));
            return;
        }

        _dispatcher.Post(() => _connection.Renamed(answer.Connection));
        Missed(GapReasons.Between(before, answer.Epoch), snapshot);
    }

    private void Missed(string reason, Payload snapshot)
    {
        _dispatcher.Post(() => _connection.Missed(new Gap(reason, snapshot)));
        Back(isRecovered: false, 0);
    }

    private void Back(bool isRecovered, long replayed)
    {
        if (State != MemberState.Lost)
            return;
        State = MemberState.In;
        _dispatcher.Post(() => _connection.Back(isRecovered, replayed));
    }
}
