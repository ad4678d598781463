namespace Akka.GameEvents.Client;

/// <summary>Where a stream stands when a session begins.</summary>
internal sealed class StreamPosition(string address, string epoch, long sequence)
{
    public string Address { get; } = address;

    public string Epoch { get; } = epoch;

    public long Sequence { get; } = sequence;
}
