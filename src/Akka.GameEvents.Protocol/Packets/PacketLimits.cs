namespace Akka.GameEvents.Protocol;

/// <summary>
/// The bounds that a packet must keep whatever the server's settings are. The settings bound the bytes of a packet and what a session
/// may hold; these bound what one message makes of its bytes.
/// </summary>
public static class PacketLimits
{
    /// <summary>Messages in one packet.</summary>
    public const int Messages = 100;

    /// <summary>Levels of arrays and objects in one packet, its outermost included.</summary>
    public const int Depth = 64;

    /// <summary>The largest id, sequence or other integer: 2^53 − 1, the largest that every JSON reader keeps exactly.</summary>
    public const long MaxInteger = (1L << 53) - 1;

    /// <summary>Positions in <c>hello.seen</c>.</summary>
    public const int Seen = 1024;

    /// <summary>Names in <c>join.listen</c>, <c>listen.add</c> or <c>listen.remove</c>.</summary>
    public const int ListenNames = 1024;

    /// <summary>Events in one <c>emit</c>.</summary>
    public const int EmitEvents = 500;

    /// <summary>Properties of one event of an <c>emit</c>.</summary>
    public const int EventProperties = 64;

    /// <summary>Bytes of the name of an event, action or property, and of the id of an event of an <c>emit</c>.</summary>
    public const int NameBytes = 128;

    /// <summary>Bytes of an epoch.</summary>
    public const int EpochBytes = 128;

    /// <summary>Bytes of a session's resume token.</summary>
    public const int SessionBytes = 1024;
}
