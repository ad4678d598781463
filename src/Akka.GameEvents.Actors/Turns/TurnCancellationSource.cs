namespace Akka.GameEvents.Actors;

/// <summary>The cancellation of one turn, made when the turn first asks for its token.</summary>
internal sealed class TurnCancellationSource(long turn) : CancellationTokenSource
{
    public long Turn => turn;
}
