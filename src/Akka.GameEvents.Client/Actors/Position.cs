namespace Akka.GameEvents.Client;

/// <summary>How far the client is in one log: everything up to and including the sequence is behind it, in that epoch.</summary>
internal sealed class Position(string epoch, long sequence)
{
    public string Epoch { get; } = epoch;

    public long Sequence { get; private set; } = sequence;

    /// <summary>As a <c>seen</c> of the log at that address.</summary>
    public Seen Of(string address) => new(address, Epoch, Sequence);

    /// <summary>Moves past an event; false when it is already behind. Events without a number always pass.</summary>
    public bool TryAdvance(long? to)
    {
        if (to is not { } sequence)
            return true;
        if (sequence <= Sequence)
            return false;
        Sequence = sequence;
        return true;
    }
}
