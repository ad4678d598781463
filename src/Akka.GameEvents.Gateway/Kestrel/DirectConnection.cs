using System.IO.Pipelines;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>
/// What HTTP has of a connection whose output goes straight to its socket. A request that was upgraded may leave the connection to another:
/// then it ends, and all that Kestrel keeps for HTTP goes with it.
/// </summary>
internal sealed class DirectConnection(PipeReader input, OrderedOutput output, bool canBeLeft) : IDuplexPipe
{
    public PipeReader Input => input;

    public PipeWriter Output { get; } = new SocketPipeWriter(output);

    /// <summary>The output that frames may use beside HTTP.</summary>
    public OrderedOutput Frames => output;

    /// <summary>Whoever goes on with the connection when its last request has ended.</summary>
    public Func<Task>? Heir { get; private set; }

    /// <summary>
    /// Leaves the connection, with what has been read ahead of it, to whoever begins when the upgraded request has ended. The connection is
    /// closed when the heir is done. False when the request has to last as long as the connection.
    /// </summary>
    public bool TryLeaveTo(Func<Task> heir)
    {
        if (canBeLeft) Heir = heir;
        return canBeLeft;
    }
}
