namespace Akka.GameEvents.Actors;

/// <summary>The cancellation of one turn, made when the turn first asks for its token.</summary>
internal sealed class TurnCancellationSource(long turn) : CancellationTokenSource, IThreadPoolWorkItem
{
    public long Turn => turn;

    /// <summary>Cancels. What a registered callback throws concerns nobody else: the turn sees its token cancelled.</summary>
    public void Execute()
    {
        try
        {
            Cancel();
        }
        catch (AggregateException)
        {
        }
    }
}
