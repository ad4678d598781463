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
}
