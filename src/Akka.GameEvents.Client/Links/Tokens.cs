namespace Akka.GameEvents.Client;

/// <summary>Asks for tokens, and knows which one the server has refused.</summary>
internal sealed class Tokens(Func<Func<CancellationToken, ValueTask<string?>>?> source, string? fixedToken, Dispatcher dispatcher) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private string? _last;
    private bool _refused;

    private bool CanAsk => source() is not null;

    /// <summary>
    /// The token for the next link. The application's function is called where its handlers are; an application that runs none of its
    /// callbacks is not asked again and again.
    /// </summary>
    public async Task<string?> AskAsync()
    {
        await dispatcher.RoomAsync().ConfigureAwait(false);
        if (source() is not { } ask)
            return fixedToken;
        var answer = new TaskCompletionSource<string?>();
        var stop = _stop.Token;
        dispatcher.Post(() => _ = ForwardAsync(ask, answer, stop));
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>False when the server has refused this very token before.</summary>
    public bool Accept(string? token)
    {
        if (_refused && token == _last)
            return false;
        _last = token;
        return true;
    }

    public void Welcomed() => _refused = false;

    /// <summary>True: it is worth asking for another one. Only once in a row.</summary>
    public bool Refused() => _refused = CanAsk && !_refused;

    /// <summary>Nobody needs a token any more.</summary>
    public void Dispose() => dispatcher.Post(() =>
    {
        _stop.Cancel(); // what the application hung on it is no turn
        _stop.Dispose();
    });

    private static async Task ForwardAsync(
        Func<CancellationToken, ValueTask<string?>> ask, TaskCompletionSource<string?> answer, CancellationToken cancellation)
    {
        try
        {
            answer.TrySetResult(await ask(cancellation).ConfigureAwait(false));
        }
        catch (Exception reason)
        {
            answer.TrySetException(reason);
        }
    }
}
