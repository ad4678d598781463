namespace Akka.GameEvents.Client;

/// <summary>
/// What arrives for a connection before the answer to its join, which may come another way and later: kept until it is known from where on it
/// counts.
/// </summary>
internal sealed class Early
{
    private const int Capacity = 1_000;

    private readonly List<(ServerMessage Message, Payload Payload)> _messages = [];

    /// <summary>Some were too many to keep, and only another join makes up for them.</summary>
    public bool IsTorn { get; private set; }

    public void Add(ServerMessage message, Payload payload)
    {
        if (_messages.Count == Capacity)
        {
            _messages.Clear();
            IsTorn = true;
        }

        _messages.Add((message, payload));
    }

    /// <summary>What came after the gap that led to where the answer stands, or before it; all when none came.</summary>
    /// <param name="answer">The answer to the join.</param>
    /// <param name="hasGap">Whether it came.</param>
    public IEnumerable<(ServerMessage Message, Payload Payload)> After(ServerMessage answer, out bool hasGap)
    {
        var gap = _messages.FindLastIndex(each =>
            each.Message.Kind == MessageKind.Gap && each.Message.Epoch == answer.Epoch && each.Message.Sequence <= answer.Sequence);
        hasGap = gap >= 0;
        return _messages.Skip(gap + 1);
    }
}
