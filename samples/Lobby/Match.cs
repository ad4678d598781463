namespace Akka.GameEvents.Samples.Lobby;

public record PlayerJoined(string Name, int Free);

public record Player(string Name);

public record Board;

/// <summary>A match with a few seats. It lives as long as somebody sits in it.</summary>
[Acl("*")]
public class Match : GameActor<Board, Player>
{
    public const int Seats = 4;

    protected override Player OnBeforeConnect(ConnectRequest request) =>
        Connections.Count < Seats ? request.Bind<Player>() : throw new UserError("app.full", "All seats are taken.");

    protected override void OnConnect(Connection<Player> connection) => Emit(new PlayerJoined(connection.State.Name, Seats - Connections.Count), to: Others);
}
