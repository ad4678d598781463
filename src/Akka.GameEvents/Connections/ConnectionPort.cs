using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Connections;

/// <summary>The session's end of a connection. None of its members blocks or calls back.</summary>
internal abstract class ConnectionPort : Receiver
{
    /// <summary>The actor's state was lost, and a new epoch has begun; the client goes on from the snapshot. Under the log's gate.</summary>
    public abstract void Restarted(Position position, RawJson snapshot);

    /// <summary>The answer to <c>GameNode.AskSnapshot</c>: the actor as it is at the position; absent when it could not say. Under the log's gate.</summary>
    public abstract void Snapshot(Position position, RawJson snapshot);

    /// <summary>The actor dropped the connection.</summary>
    public abstract void Dropped(string code, string message);
}
