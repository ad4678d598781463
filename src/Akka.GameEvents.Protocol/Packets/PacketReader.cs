namespace Akka.GameEvents.Protocol;

/// <summary>Reads what a client sent. Hostile by assumption: no bytes make it throw.</summary>
public static class PacketReader
{
    /// <summary>
    /// Reads one message or an array of them. What is wrong with the packet as a whole breaks it; what is wrong with one element stands
    /// in its place as a <see cref="BadMessage"/>. Nothing in the packet refers to <paramref name="utf8"/> afterwards.
    /// </summary>
    public static Packet Read(ReadOnlyMemory<byte> utf8) => default;
}
