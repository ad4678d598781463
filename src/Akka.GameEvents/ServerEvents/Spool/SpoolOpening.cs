using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Opens the spool's folder: finds out what is left of earlier runs, and has it offered to the consumers again.</summary>
internal sealed class SpoolOpening(
    ServerEventsOptions settings,
    HandlerQueue handlers,
    IReadOnlyList<IEventConsumer> forwarders,
    EventLedger ledger,
    DedupeWindow known,
    IDisk disk,
    SpoolMetrics metrics,
    TimeProvider time,
    ILogger<SpoolRoute> log)
{
    private readonly SpoolOptions _options = settings.Spool;

    /// <exception cref="Options.SettingException">The folder is another server's, or cannot be written.</exception>
    public OpenSpool Open()
    {
        var folder = Path.GetFullPath(_options.Path);
        var folderLock = SpoolLock.Take(folder);
        try
        {
            var now = time.GetUtcNow();
            var (segments, next) = new SpoolRecovery(folder, disk, metrics, log).Run(
                happening => known.Restore(happening, now - happening.ReceivedAt), now - settings.DedupeWindow);
            var cursors = new CursorFile(folder);
            var saved = ReadCursors(cursors, segments);
            // A tail that was cut must not make new events look like those that a consumer has done.
            if (saved.Count > 0) next = Math.Max(next, saved.Values.Max() + 1);
            var store = new SegmentStore(folder, _options.SegmentBytes, disk, segments, next);
            SpoolFeed[] feeds =
            [
                Feed(handlers.Account, item => handlers.TryAdd(item) == PublishResult.Accepted),
                .. forwarders.Select(forwarder => Feed(forwarder.Account, forwarder.TryAdd)),
            ];
            var checkpoint = new SpoolCheckpoint(cursors, store, feeds, log);
            checkpoint.Save();
            return new OpenSpool(_options, folderLock, store, feeds, forwarders, checkpoint, ledger, metrics, time, log);

            SpoolFeed Feed(ConsumerAccount account, Func<QueuedEvent, bool> tryAdd)
            {
                var oldest = segments.Count > 0 ? segments[0].First : next;
                var cursor = Math.Max(saved.GetValueOrDefault(account.Consumer, next - 1), oldest - 1);
                var left = store.CountAfter(cursor);
                if (left > 0) log.Recovered(folder, account.Consumer, left);
                ledger.Admit(account, left);
                return new SpoolFeed(account, tryAdd, store, cursor, ledger, metrics, log);
            }
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>The cursors that were saved; where they are lost, everybody begins with the oldest event there is.</summary>
    private Dictionary<string, long> ReadCursors(CursorFile file, IReadOnlyList<Segment> segments)
    {
        string[] consumers = [handlers.Account.Consumer, .. forwarders.Select(forwarder => forwarder.Account.Consumer)];
        if (file.TryLoad() is { } saved)
        {
            foreach (var gone in saved.Keys.Except(consumers)) log.ConsumerGone(gone);
            return saved;
        }

        if (segments.Count == 0) return [];
        log.CursorsLost(file.Path);
        return consumers.ToDictionary(consumer => consumer, _ => 0L);
    }
}
