using Akka.GameEvents.Bench.Load.Clients;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Posts until the window is measured, then awaits that all that was accepted is handled.</summary>
internal static class IngestRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<LoadResult> RunAsync(IngestCase load, Target target)
    {
        using var inside = new Inside(target.Port);
        var token = await inside.TokenAsync();
        var (path, body, answer) = load.IsBatched
            ? ("/v1/events", $$"""{"events":[{{string.Join(',', Enumerable.Repeat(IngestCase.Event, load.EventsPerRequest))}}]}""",
                $$"""{"accepted":{{load.EventsPerRequest}},"duplicates":0,"rejected":[]}""")
            : ("/v2/event", IngestCase.Event, "{}");
        var accepted = 0L;
        using var stop = new CancellationTokenSource();
        var posting = Task.WhenAll(Enumerable.Range(0, load.Clients).Select(_ => Task.Run(PostAsync)));
        var result = await MeasuredWindow.MeasureAsync(target.ProcessId, () => Interlocked.Read(ref accepted));
        await stop.CancelAsync();
        await posting;
        if (token is not null) await AwaitHandledAsync(inside, accepted);
        return result;

        async Task PostAsync()
        {
            using var poster = new HttpPoster(path, body, token);
            await poster.ConnectAsync(target.Port);
            while (!stop.IsCancellationRequested)
            {
                var (status, said) = await poster.PostAsync();
                // The yardstick accepts everything, and says nothing.
                if (status == 200 && (token is null || said == answer)) Interlocked.Add(ref accepted, load.EventsPerRequest);
                else if (status != 429 && !said.Contains("queue_full", StringComparison.Ordinal)) throw new InvalidOperationException($"{status} {said}");
            }
        }
    }

    private static async Task AwaitHandledAsync(Inside inside, long accepted)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await inside.HandledAsync() < accepted)
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
