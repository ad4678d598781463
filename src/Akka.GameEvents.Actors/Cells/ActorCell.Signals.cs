namespace Akka.GameEvents.Actors.Cells;

/// <summary>What a cell is told besides messages: to end, that a watched actor has ended, that its turn was abandoned.</summary>
internal sealed partial class ActorCell
{
    private static readonly object StopSignal = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WhenEnded => _ended.Task;

    internal override Task StopAsync()
    {
        Signal(StopSignal);
        return _ended.Task;
    }

    /// <summary>False when the right to run is gone.</summary>
    private async ValueTask<bool> HandleSignalAsync(object signal)
    {
        if (signal == StopSignal)
        {
            await TerminateAsync().ConfigureAwait(false);
            return false;
        }

        return await RunTurnAsync(new Envelope(signal, null)).ConfigureAwait(false);
    }
}
