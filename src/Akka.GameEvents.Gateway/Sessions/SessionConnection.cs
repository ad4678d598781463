using Akka.GameEvents.Connections;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The session's end of one connection to an actor.</summary>
internal sealed class SessionConnection(Session session, SessionOutbound outbound, ActorAddress address, ListenFilter filter) : Feed(outbound, filter)
{
    /// <summary>The actor's; once it has joined that of the actor's log, which all its members share.</summary>
    public ActorAddress Address { get; private set; } = address;

    /// <summary>Whether a join has succeeded.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>Why the actor dropped the connection; null as long as it has not.</summary>
    public GameError? Drop { get; private set; }

    /// <summary>The client is told that it has joined.</summary>
    public void Begin_NeedsLock(JoinOutcome outcome)
    {
        Begin_NeedsLock(outcome.Position, outcome.Recovered, isFirst: !IsJoined);
        IsJoined = true;
    }

    public override void Attached(EventLog log, int slot, long stamp)
    {
        base.Attached(log, slot, stamp);
        Address = log.Address;
    }

    public override void Dropped(string code, string message)
    {
        Drop = new GameError(code, message);
        session.Dropped(this);
    }

    protected override void Resumed(bool recovered) => session.Resumed(Address, recovered);

    protected override FeedStep BeginGap_NeedsLock(Link link, GapReason reason)
    {
        Resumed(recovered: false);
        session.AskSnapshot(this);
        return AwaitSnapshot_NeedsLock();
    }
}
