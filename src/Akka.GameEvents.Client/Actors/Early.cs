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

    public IReadOnlyList<(ServerMessage Message, Payload Payload)> Messages => _messages;

    public void Add(ServerMessage message, Payload payload)
    {
        if (_messages.Count == Capacity)
        {
            _messages.Clear();
            IsTorn = true;
        }

        _messages.Add((message, payload));
    }

    /// <summary>Drops all up to the gap that led to where the answer stands, or before it. False: none has come.</summary>
    public bool SkipGap(ServerMessage answer)
    {
        var gap = _messages.FindLastIndex(each =>
            each.Message.Kind == MessageKind.Gap && each.Message.Epoch == answer.Epoch && each.Message.Sequence <= answer.Sequence);
        _messages.RemoveRange(0, gap + 1);
        return gap >= 0;
    }
}
