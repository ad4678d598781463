namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>What a room with a short log owes to its members: the whole of it, kept forever, and what the server may have given up.</summary>
/// <param name="kept">How many events the log keeps.</param>
/// <param name="members">How many members there are.</param>
internal sealed class RoomModel(int kept, int members)
{
    private readonly List<Predicate<int>> _events = [];
    private readonly long[] _handed = new long[members];

    /// <summary>Up to where each member has everything, as it says itself.</summary>
    public long[] Seen { get; } = new long[members];

    public long Top => _events.Count;

    private long Trimmed => Math.Max(0, Top - kept);

    public void Emit(Predicate<int> isFor)
    {
        _events.Add(isFor);
        for (var member = 0; member < members; member++) HandOver(member);
    }

    /// <summary>Whatever there is may have been sent over a link of the member's.</summary>
    public void HandOver(int member)
    {
        var newest = _events.FindLastIndex(isFor => isFor(member)) + 1;
        _handed[member] = Math.Max(_handed[member], newest);
    }

    /// <summary>Told of a gap, whether that arrives or not.</summary>
    public void HandOverAll(int member) => _handed[member] = Top;

    /// <summary>All that the member has not got.</summary>
    public IReadOnlyList<long> Missed(int member) => [.. Range(Seen[member], Top, member)];

    public bool IsLost(int member) => Range(Seen[member], Trimmed, member).Any();

    /// <summary>What was sent but did not arrive is not told apart from what was not for the member.</summary>
    public bool MayBeLost(int member) => IsLost(member) || (Seen[member] < _handed[member] && Seen[member] < Trimmed);

    private IEnumerable<long> Range(long after, long upTo, int member)
    {
        for (var sequence = after + 1; sequence <= upTo; sequence++)
        {
            if (_events[(int)sequence - 1](member)) yield return sequence;
        }
    }
}
