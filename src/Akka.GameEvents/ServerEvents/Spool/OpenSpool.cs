using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>The spool from its start to its end.</summary>
internal sealed class OpenSpool
{
    private readonly SafeFileHandle _folderLock;
    private readonly SegmentStore _store;
    private readonly IReadOnlyList<SpoolFeed> _feeds;
    private readonly IReadOnlyList<IEventConsumer> _forwarders;
    private readonly SpoolCheckpoint _checkpoint;
    private readonly SpoolMetrics _metrics;
    private readonly Committer _committer;
    private readonly ITimer _timer;
    private int _isStopped;

    public OpenSpool(
        SpoolOptions options,
        SafeFileHandle folderLock,
        SegmentStore store,
        IReadOnlyList<SpoolFeed> feeds,
        IReadOnlyList<IEventConsumer> forwarders,
        SpoolCheckpoint checkpoint,
        EventLedger ledger,
        SpoolMetrics metrics,
        TimeProvider time,
        ILogger log)
    {
        (_folderLock, _store, _feeds, _forwarders, _checkpoint, _metrics) = (folderLock, store, feeds, forwarders, checkpoint, metrics);
        Buffer = new CommitBuffer(options, () => store.Bytes);
        _committer = new Committer(Buffer, store, feeds, ledger, time, log);
        metrics.ReadBytes = () => store.Bytes;
        metrics.ReadKept = ReadKept;
        foreach (var feed in feeds) feed.Nudge();
        _timer = time.CreateTimer(_ => Tick(), null, options.CursorInterval, options.CursorInterval);
    }

    public CommitBuffer Buffer { get; }

    /// <summary>Stops once: writes what has gathered, lets the forwarders send it until the grace is over, and lets go of the folder.</summary>
    public async Task StopAsync(CancellationToken grace)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1) return;
        await _committer.StopAsync().ConfigureAwait(false);
        var allSent = Task.WhenAll(_forwarders.Select(forwarder => forwarder.Account.WhenSettledAsync()));
        await allSent.WaitAsync(grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_feeds.Select(feed => feed.StopAsync())).ConfigureAwait(false);
        await Task.WhenAll(_forwarders.Select(forwarder => forwarder.StopAsync(grace))).ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _checkpoint.TrySave();
        (_metrics.ReadBytes, _metrics.ReadKept) = (() => 0, () => []);
        Buffer.Dispose();
        _store.Dispose();
        _folderLock.Dispose();
    }

    private void Tick()
    {
        if (_checkpoint.TrySave()) Buffer.Free();
        foreach (var feed in _feeds) feed.Nudge();
    }

    private IEnumerable<Measurement<long>> ReadKept() =>
        _feeds.Select(feed => new Measurement<long>(_store.Last - feed.Cursor, new KeyValuePair<string, object?>("consumer", feed.Account.Consumer)));
}
