namespace Akka.GameEvents.Client;

/// <summary>Events that go together.</summary>
internal sealed class EmitRequest(IReadOnlyList<Outgoing> batch, Action<ServerMessage> answered, Action<GameError> lost)
    : Request("emit", ClientMessages.Events(batch.Select(each => each.Text)))
{
    /// <summary>What it holds besides its events, at most.</summary>
    public const int FrameBytes = 128;

    public override void Answered(ServerMessage answer) => answered(answer);

    public override void Lost(GameError error) => lost(error);
}
