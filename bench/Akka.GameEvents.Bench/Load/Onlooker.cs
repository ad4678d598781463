namespace Akka.GameEvents.Bench.Load;

/// <summary>
/// Whoever looks at a server while it is under load: Prometheus, and one admin page that shows an actor and the event tail. It asks as often
/// as the page does, and takes every answer to its end. At first, before the measured window, it asks far more often: the code that answers is
/// compiled by then, as in a server that has run for longer than a bench. Not all at once, because .NET counts the calls of a method only
/// from a while after its first one.
/// </summary>
internal sealed class Onlooker : IAsyncDisposable
{
    private const int WarmUps = 150;
    private static readonly TimeSpan WarmUpPeriod = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _looks;

    private Onlooker(int port)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        _looks =
        [
            AskAsync("/metrics", Second),
            AskAsync("/api/figures", Second),
            AskAsync("/api/actors?type=&filter=", 2 * Second),
            AskAsync("/api/actor?a=bench%2Ffanout", 2 * Second),
            AskAsync("/api/sessions?filter=", 2 * Second),
            WatchAsync("/api/events?type=&name="),
        ];
    }

    /// <summary>Null when there is nothing to look at.</summary>
    public static Onlooker? Start(int? port) => port is { } admin ? new Onlooker(admin) : null;

    /// <exception cref="HttpRequestException">It could not look all the time, so what was measured is worth nothing.</exception>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Task.WhenAll(_looks);
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }

        _http.Dispose();
        _stop.Dispose();
    }

    private async Task AskAsync(string path, TimeSpan period)
    {
        await Task.Delay(Second, TimeProvider.System, _stop.Token); // There is no actor before there are clients.
        using var timer = new PeriodicTimer(WarmUpPeriod);
        for (var count = 1; await timer.WaitForNextTickAsync(_stop.Token); count++)
        {
            await _http.GetByteArrayAsync(path, _stop.Token);
            if (count == WarmUps)
                timer.Period = period;
        }
    }

    private async Task WatchAsync(string path)
    {
        await using var events = await _http.GetStreamAsync(path, _stop.Token);
        await events.CopyToAsync(Stream.Null, _stop.Token);
        throw new HttpRequestException("The server ended the event tail.");
    }
}
