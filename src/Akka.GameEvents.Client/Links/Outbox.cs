namespace Akka.GameEvents.Client;

/// <summary>
/// What waits for the link, written in order; what was sent in one turn, or waits meanwhile, goes together. Its methods are turns. It needs no
/// bound of its own: what is in it is unanswered, and that is bounded.
/// </summary>
internal sealed class Outbox(ITransport transport, Turns turns, Action<Exception> broken)
{
    private const int MaxMessages = 100;

    private readonly Queue<byte[]> _waiting = new();
    private TaskCompletionSource<bool>? _drained;
    private long _maxBytes = long.MaxValue;
    private bool _isWriting;

    /// <summary>The largest packet that the server takes.</summary>
    public void Limit(long maxBytes) => _maxBytes = maxBytes > 0 ? maxBytes : long.MaxValue;

    public void Send(byte[] message)
    {
        _waiting.Enqueue(message);
        if (_isWriting)
            return;
        _isWriting = true;
        turns.Run(WriteNext);
    }

    /// <summary>Completes when nothing waits any more, written or not.</summary>
    public Task DrainAsync()
    {
        if (!_isWriting)
            return Task.CompletedTask;
        _drained ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drained.Task;
    }

    private void WriteNext()
    {
        if (_waiting.Count > 0)
            _ = WriteAsync(Packet());
        else
            Finish();
    }

    private async Task WriteAsync(byte[] packet)
    {
        try
        {
            await transport.SendAsync(packet).ConfigureAwait(false);
            turns.Run(WriteNext);
        }
        catch (Exception reason)
        {
            turns.Run(() => Break(reason));
        }
    }

    /// <summary>As much as one packet may hold.</summary>
    private byte[] Packet()
    {
        var messages = new List<byte[]> { _waiting.Dequeue() };
        var bytes = messages[0].Length + 2L;
        while (messages.Count < MaxMessages && _waiting.TryPeek(out var next) && (bytes += next.Length + 1) <= _maxBytes)
            messages.Add(_waiting.Dequeue());
        return messages.Count == 1 ? messages[0] : ClientMessages.Packet(messages);
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
