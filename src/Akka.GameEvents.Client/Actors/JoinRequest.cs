namespace Akka.GameEvents.Client;

/// <summary>A join, asked for those who share the membership.</summary>
internal sealed class JoinRequest(Join join, Position? seen, Action<ServerMessage> answered, Action<GameError> lost)
    : Request("join", join.Body(seen))
{
    public override void Answered(ServerMessage answer) => answered(answer);

    public override void Lost(GameError error) => lost(error);
}
