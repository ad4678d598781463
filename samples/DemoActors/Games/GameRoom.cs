namespace Akka.GameEvents.Samples.Games;

/// <summary>A connection's state: who plays, for which team if any, and where.</summary>
public sealed record Player(string PlayerId, string? Team = null)
{
    public double X { get; init; }

    public double Y { get; init; }
}

public sealed record Standing(string PlayerId, double X, double Y, string? Team);

public sealed record GameView(IEnumerable<Standing> Players);

/// <summary>A real-time match: <c>gameRoom</c>, keyed by the match's id.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class GameRoom : GameActor<NoState, Player>
{
    private const string Loop = "loop";
    private const int Hertz = 20;

    [Action]
    public void Move(double x, double y)
    {
        Caller.State = Caller.State with { X = x, Y = y };
        Emit(new PlayerMoved(Caller.State.PlayerId, x, y), to: Others);
    }

    [Action]
    public void StartGame() => Emit(new GameStarted(Now));

    [Action]
    public void SendPrivateMessage(string targetPlayerId, string message)
    {
        var target = Connections.FirstOrDefault(c => c.State.PlayerId == targetPlayerId) ?? throw new UserError("app.no_such_player");
        target.Send(new PrivateMessage(Caller.State.PlayerId, message));
    }

    [Action]
    public void TeamMessage(string text)
    {
        var team = Caller.State.Team ?? throw new UserError("app.no_team");
        Emit(new TeamMessage(Caller.State.PlayerId, text), to: Group(team));
    }

    [Action]
    public void StartTicking()
    {
        if (!Timers.IsActive(Loop)) Timers.Tick(Loop, Hertz, OnTick);
    }

    [Action]
    public void StopTicking() => Timers.Cancel(Loop);

    protected override void OnConnect(Connection<Player> connection)
    {
        if (connection.State.Team is { Length: > 0 } team) connection.JoinGroup(team);
    }

    protected override GameView Snapshot(Connection<Player> connection) =>
        new(Connections.Select(c => new Standing(c.State.PlayerId, c.State.X, c.State.Y, c.State.Team)));

    /// <summary>A room that runs is never idle, so one that everybody left stops by itself.</summary>
    private void OnTick(long n)
    {
        if (Connections.Count == 0) StopTicking();
        else Emit(new Tick(n));
    }
}
