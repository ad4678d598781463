using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Writes down how far the consumers are, and deletes what all of them have passed.</summary>
internal sealed class SpoolCheckpoint(CursorFile file, SegmentStore store, IReadOnlyList<SpoolFeed> feeds, ILogger log)
{
    private readonly Lock _gate = new();
    private Dictionary<string, long> _saved = [];

    /// <summary>Does so when there is something to do.</summary>
    /// <returns>Whether there is more room on the disk than before.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public bool Save()
    {
        lock (_gate)
        {
            var cursors = feeds.ToDictionary(feed => feed.Account.Consumer, feed => feed.Cursor, StringComparer.Ordinal);
            if (_saved.Count == 0 || cursors.Any(cursor => _saved[cursor.Key] != cursor.Value)) file.Save(cursors);
            _saved = cursors;
            return store.TryDeleteUpTo(cursors.Values.Min());
        }
    }

    /// <summary>Does so; leaves it for the next time when it cannot be done.</summary>
    public bool TrySave()
    {
        try
        {
            return Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.CannotCheckpoint(e);
            return false;
        }
    }
}
