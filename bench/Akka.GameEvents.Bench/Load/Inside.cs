using System.Globalization;
using Akka.GameEvents.Bench.Serve;

namespace Akka.GameEvents.Bench.Load;

/// <summary>What only the server that is measured can tell.</summary>
internal sealed class Inside(int port) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    /// <summary>How many bytes wait for links that do not keep up; the first 16 KiB of each are not counted.</summary>
    public Task<long> WaitingBytesAsync() => AskAsync(GameEventsServer.WaitingPath);

    /// <summary>The bytes of its managed heap that are in use, after a full collection.</summary>
    public Task<long> ManagedBytesAsync() => AskAsync(GameEventsServer.HeapPath);

    /// <summary>How many events the trivial handler has had.</summary>
    public Task<long> HandledAsync() => AskAsync(GameEventsServer.HandledPath);

    /// <summary>How many events were turned away.</summary>
    public Task<long> RejectedAsync() => AskAsync(GameEventsServer.RejectedPath);

    /// <summary>A user's token; null from a server that has none.</summary>
    public async Task<string?> TokenAsync()
    {
        using var response = await _http.GetAsync(GameEventsServer.TokenPath);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
    }

    /// <summary>Completes when so many sessions wait for their clients.</summary>
    public async Task AwaitParkedAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ParkedAsync() != count)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> AskAsync(string path) => long.Parse(await _http.GetStringAsync(path), CultureInfo.InvariantCulture);

    private Task<long> ParkedAsync() => AskAsync(GameEventsServer.ParkedPath);
}
