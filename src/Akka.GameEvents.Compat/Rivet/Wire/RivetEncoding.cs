using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>How messages look on the wire: the one meaning in four forms, of which a client chooses one. Without state.</summary>
internal abstract class RivetEncoding
{
    /// <summary>Whether messages travel in binary frames.</summary>
    public abstract bool IsBinary { get; }

    /// <summary>Null when the bytes are no message.</summary>
    public abstract RivetRequest? TryRead(ReadOnlyMemory<byte> bytes);

    public abstract Frame Write(RivetMessage message);
}
