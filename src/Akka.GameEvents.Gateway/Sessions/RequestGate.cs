namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Bounds a session's unanswered requests: its link is not read any further until one is answered.</summary>
internal sealed class RequestGate(int limit) : IDisposable
{
    private readonly SemaphoreSlim _room = new(limit);
    private readonly CancellationTokenSource _ended = new();

    /// <summary>False when the session ended meanwhile.</summary>
    public async ValueTask<bool> EnterAsync()
    {
        if (_room.Wait(0)) return true;
        try
        {
            await _room.WaitAsync(_ended.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Leave() => _room.Release();

    public void End() => _ended.Cancel();

    public void Dispose() => _ended.Dispose();
}
