namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>The records of some events, encoded before any lock is taken. Each thread has one, which is its until it encodes again.</summary>
internal sealed class RecordBatch
{
    private const int KeptBytes = 1024 * 1024;

    [ThreadStatic]
    private static RecordBatch? _own;

    private readonly RecordWriter _records = new(KeptBytes);
    private readonly List<int> _ends = [];
    private IReadOnlyList<ServerEvent> _events = [];
    private int _first;

    public int Count => _ends.Count;

    /// <summary>Encodes events from an index on.</summary>
    public static RecordBatch Of(IReadOnlyList<ServerEvent> events, int first)
    {
        var batch = _own ??= new RecordBatch();
        batch._records.Clear();
        batch._ends.Clear();
        (batch._events, batch._first) = (events, first);
        for (var i = first; i < events.Count; i++)
        {
            Record.Append(batch._records, events[i]);
            batch._ends.Add(batch._records.Length);
        }

        return batch;
    }

    public int BytesOf(int index) => _ends[index] - StartOf(index);

    public void MoveTo(CommitGroup group, int index, bool isPromised) =>
        group.Add(new CommitEntry(_events[_first + index], BytesOf(index), isPromised), _records.Written[StartOf(index).._ends[index]]);

    /// <summary>Lets go of the events.</summary>
    public void Release() => _events = [];

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];
}
