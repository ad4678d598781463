using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The session's first answer, and its streams.</summary>
internal sealed partial class Session
{
    /// <summary>
    /// Welcomes the client under the gates of both of its streams (the user's first, then the global one), so that no event of theirs comes
    /// before the welcome or is missed after it.
    /// </summary>
    public void Welcome()
    {
        var receiver = new StreamReceiver(this);
        _streams.Add(_node.Streams.AttachUser(Identity.User.Id, receiver, user =>
            _streams.Add(_node.Streams.AttachGlobal(receiver, global => Send(ServerMessages.Welcome(Greeting(user, global)))))));
    }

    private Welcome Greeting(Position user, Position global) => new()
    {
        Session = "s_" + Ids.New(),
        User = Identity.User.Id,
        Resumed = false,
        Window = TimeSpan.Zero,
        Heartbeat = _options.Sessions.Heartbeat,
        MaxPacketBytes = _options.Links.MaxMessageBytes,
        Streams = [new Seen(ActorAddress.User(Identity.User.Id), user), new Seen(ActorAddress.Global, global)],
        LastId = 0,
        Now = _node.Time.GetUtcNow(),
        Server = ServerName.Value,
    };

    private sealed class StreamReceiver(Session session) : Receiver
    {
        public override void Deliver(LogEntry entry) => session.Send(entry.Outgoing);
    }
}
