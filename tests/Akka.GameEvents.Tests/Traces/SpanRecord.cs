using System.Collections.Concurrent;
using System.Diagnostics;

namespace Akka.GameEvents.Tests.Traces;

/// <summary>The spans of this process from now on, in the order in which they end.</summary>
internal sealed class SpanRecord : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly SemaphoreSlim _more = new(0);
    private readonly ActivityListener _listener;

    /// <param name="sample">Which are recorded; all when null.</param>
    public SpanRecord(SampleActivity<ActivityContext>? sample = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GameTraces.SourceName,
            Sample = sample ?? ((ref _) => ActivitySamplingResult.AllDataAndRecorded),
            ActivityStopped = span =>
            {
                _ended.Enqueue(span);
                _more.Release();
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<Activity> Ended => _ended;

    public Activity Single(string name) => Assert.Single(_ended, span => span.DisplayName == name);

    /// <summary>That span, as soon as it has ended.</summary>
    public async Task<Activity> WaitAsync(string name)
    {
        while (_ended.All(span => span.DisplayName != name))
            Assert.True(await _more.WaitAsync(Patience, TestContext.Current.CancellationToken), $"No span '{name}' has ended.");
        return Single(name);
    }

    public void Dispose() => _listener.Dispose();
}
