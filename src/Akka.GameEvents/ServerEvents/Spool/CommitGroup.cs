namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>Events that are written together, and reach the disk or do not with one another.</summary>
/// <param name="records">An empty buffer for their records.</param>
internal sealed class CommitGroup(RecordWriter records)
{
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<CommitEntry> _entries = [];

    public IReadOnlyList<CommitEntry> Entries => _entries;

    public RecordWriter Records => records;

    /// <summary>Completes when it is known whether the events are on the disk.</summary>
    public Task<bool> Written => _written.Task;

    public void Add(CommitEntry entry, ReadOnlySpan<byte> record)
    {
        _entries.Add(entry);
        record.CopyTo(records.Take(record.Length));
    }

    public void SetWritten(bool isWritten) => _written.SetResult(isWritten);

    /// <summary>Puts before its own events those of a group that failed which were promised.</summary>
    public void PutBefore(CommitGroup failed)
    {
        var (entries, bytes) = (_entries.ToArray(), records.Written.ToArray());
        _entries.Clear();
        records.Clear();
        var start = 0;
        foreach (var entry in failed._entries)
        {
            if (entry.IsPromised) Add(entry, failed.Records.Written.Slice(start, entry.Bytes));
            start += entry.Bytes;
        }

        _entries.AddRange(entries);
        bytes.CopyTo(records.Take(bytes.Length));
    }
}

/// <summary>An event that is to be written.</summary>
/// <param name="Event">The event.</param>
/// <param name="Bytes">The length of its record.</param>
/// <param name="IsPromised">Its publisher was told that it is accepted, and does not wait to hear more.</param>
internal readonly record struct CommitEntry(ServerEvent Event, int Bytes, bool IsPromised);
