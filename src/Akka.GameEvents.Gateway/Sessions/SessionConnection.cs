using Akka.GameEvents.Connections;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The session's end of one connection: passes on the events that its filter lets through.</summary>
internal sealed class SessionConnection(Session session, ActorAddress address, ListenFilter filter) : ConnectionPort
{
    private volatile ListenFilter _filter = filter;
    private volatile bool _dropped;

    public ActorAddress Address { get; } = address;

    /// <summary>Whether a join has succeeded.</summary>
    public bool IsJoined { get; set; }

    public ListenFilter Filter
    {
        get => _filter;
        set => _filter = value;
    }

    public override void Deliver(LogEntry entry)
    {
        if (!_dropped && _filter.Passes(entry.Name)) session.Send(entry.Outgoing);
    }

    public override void Gap(Position position, GapReason reason, RawJson snapshot) =>
        session.Send(ServerMessages.Gap(Address, position, reason, snapshot));

    public override void Dropped(string code, string message)
    {
        _dropped = true;
        session.Dropped(this, code, message);
    }
}
