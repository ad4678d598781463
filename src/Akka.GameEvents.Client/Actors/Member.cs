using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// One <see cref="ActorHandle.Connect"/> as the client sees it, in turns; what it has to tell goes to the application's
/// <see cref="ActorConnection"/> in order.
/// </summary>
internal sealed class Member : CallTarget
{
    private readonly Dispatcher _dispatcher;
    private readonly JsonSerializerOptions _json;
    private readonly ActorConnection _connection;
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

    /// <summary>What it shares with the others; null before it has begun.</summary>
    public Membership? Membership { get; private set; }

    public override string Address { get; }

    public override ActorMode? Mode => null;

    public override bool IsReady => Membership?.IsJoined ?? false;

    public override GameError? Refusal => _refusal;

    public void Enter(Membership membership) => Membership = membership;

    public void Joined(ServerMessage answer, string gap)
    {
        var snapshot = Snapshot(answer);
        var isFirst = State == MemberState.New;
        State = MemberState.In;
        _dispatcher.Post(() => _connection.Joined(answer, snapshot, isFirst ? null : gap));
    }

    public void Event(ServerMessage message, Payload payload)
    {
        if (State == MemberState.In)
            _dispatcher.Post(() => _connection.Deliver(message.Name, payload));
    }

    public void Gap(ServerMessage message)
    {
        if (State != MemberState.In)
            return;
        var gap = new Gap(message.Reason ?? GapReasons.PositionUnknown, Snapshot(message));
        _dispatcher.Post(() => _connection.Missed(gap));
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

    private Payload Snapshot(ServerMessage message) => new(message.Data, _json, GameErrorCodes.BadResult);
}
