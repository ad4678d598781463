using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Connections;

/// <summary>The session's end of a connection. None of its members blocks or calls back.</summary>
internal abstract class ConnectionPort : Receiver
{
    /// <summary>What the client stood on is lost; it goes on from the snapshot.</summary>
    public abstract void Gap(Position position, GapReason reason, RawJson snapshot);

    /// <summary>The actor dropped the connection.</summary>
    public abstract void Dropped(string code, string message);
}
