namespace Akka.GameEvents.Client;

/// <summary>
/// What waits for the link, written in order, one message at a time. Its methods are turns. It needs no bound of its own: what is in it is
/// unanswered, and that is bounded.
/// </summary>
internal sealed class Outbox(ITransport transport, Turns turns, Action<Exception> broken)
{
    private readonly Queue<byte[]> _waiting = new();
    private TaskCompletionSource<bool>? _drained;
    private bool _isWriting;

    public void Send(byte[] message)
    {
        _waiting.Enqueue(message);
        if (_isWriting)
            return;
        _isWriting = true;
        _ = WriteAsync(_waiting.Dequeue());
    }

    /// <summary>Completes when nothing waits any more, written or not.</summary>
    public Task DrainAsync()
    {
        if (!_isWriting)
            return Task.CompletedTask;
        _drained ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drained.Task;
    }

    private async Task WriteAsync(byte[] message)
    {
        try
        {
            await transport.SendAsync(message).ConfigureAwait(false);
            turns.Run(WriteNext);
        }
        catch (Exception reason)
        {
            turns.Run(() => Break(reason));
        }
    }

    private void WriteNext()
    {
        if (_waiting.TryDequeue(out var next))
            _ = WriteAsync(next);
        else
            Finish();
    }

    private void Break(Exception reason)
    {
        _waiting.Clear();
        Finish();
        broken(reason);
    }

    private void Finish()
    {
        _isWriting = false;
        _drained?.TrySetResult(true);
    }
}
