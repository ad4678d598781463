namespace Akka.GameEvents.Client;

/// <summary>Asks again and again; each request confirms the answer before it, and an answer that was lost is given again.</summary>
/// <param name="wait">How long the server may hold a request when it has nothing to tell.</param>
/// <param name="pause">Between an answer and the next request.</param>
internal sealed class PollDownlink(HttpLine line, ServerMessage welcome, TimeSpan wait, TimeSpan pause) : IDownlink
{
    private const int MaxFailures = 3;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _patience = Pulse.Bounded(welcome.Heartbeat);
    private TimeSpan _wait = wait;
    private string? _cursor = welcome.Cursor;
    private int _failures;
    private TimeSpan _rest; // until the next request
    private volatile TaskCompletionSource<bool> _haste = new();

    /// <summary>What opened the session was a request like these.</summary>
    public Task OpenAsync() => Task.CompletedTask;

    public async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        for (; ;)
        {
            await RestAsync().ConfigureAwait(false);
            if (await AskAsync().ConfigureAwait(false) is { } answer)
            {
                _cursor = answer.Cursor;
                return answer.Packet;
            }
        }
    }

    public void Hasten() => _haste.TrySetResult(true);

    private async Task<PollAnswer?> AskAsync()
    {
        _rest = TimeSpan.Zero;
        var asked = line.Time.GetTimestamp();
        try
        {
            var cursor = _cursor is null ? "" : $"&cursor={Uri.EscapeDataString(_cursor)}";
            var path = FormattableString.Invariant($"v1/poll?wait={(long)_wait.TotalMilliseconds}{cursor}");
            var answer = await line.ExchangeAsync(HttpMethod.Get, path, _wait + _patience).ConfigureAwait(false);
            var read = answer.IsEmpty ? null : PollAnswer.Read(answer) ?? throw HttpTransport.NotOurs();
            _failures = 0;

            // Whoever answers a long poll with nothing, and at once, is not asked again at once.
            var isIdle = read is null && line.Time.GetElapsedTime(asked) < Shortest;
            _rest = isIdle && pause == TimeSpan.Zero ? Shortest : pause;
            return read;
        }
        catch (GameError busy) when (busy.Retry is { } retry)
        {
            await line.PauseAsync(Backoff.Bounded(retry)).ConfigureAwait(false);
            return null;
        }
        catch (Exception reason) when (reason is HttpRequestException or IOException && ++_failures < MaxFailures)
        {
            if (_wait > 2 * Shortest)
                _wait /= 2; // something that cuts long requests gets shorter ones
            return null;
        }
    }

    /// <summary>The pause is over early, or left out, when there is reason to look.</summary>
    private async Task RestAsync()
    {
        if (_rest > TimeSpan.Zero)
            await line.PauseAsync(_rest, _haste.Task).ConfigureAwait(false);
        _haste = new TaskCompletionSource<bool>();
    }
}
