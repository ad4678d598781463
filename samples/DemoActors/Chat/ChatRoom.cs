using System.ComponentModel.DataAnnotations;

namespace Akka.GameEvents.Samples.Chat;

/// <summary>What a client sends along when it joins, and what the room keeps for each connection.</summary>
/// <param name="Presence">Whether the client wants to know who is away for a moment and who is back.</param>
public sealed record Member(string Name, bool Presence = false);

/// <summary>What a newcomer is shown: the room as it is. Later events follow on it without a seam.</summary>
public sealed record RoomView(IEnumerable<MessageReceived> Messages, IEnumerable<UserJoined> Users);

/// <summary>A chat: <c>chatRoom</c>, keyed by the room's name.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class ChatRoom : GameActor<History, Member>
{
    private const int MaxText = 2_000;

    [Action]
    public MessageReceived SendMessage(string user, [MaxLength(MaxText)] string text)
    {
        var message = new MessageReceived(NewId(), user, text, Now);
        State = State.With(message);
        Emit(message); // to everyone, when the action has succeeded
        return message;
    }

    [Action]
    public void DeleteMessage(string messageId)
    {
        State = State.Without(messageId);
        Emit(new MessageDeleted(messageId));
    }

    [Action]
    public void SendPrivateMessage(string connectionId, [MaxLength(MaxText)] string text)
    {
        var target = Connections.Find(connectionId) ?? throw new UserError("app.no_such_connection");
        target.Send(new PrivateMessage(Caller.State.Name, text));
    }

    [Action]
    public void RequestJoin() => Caller.Send(new JoinRequestApproved());

    protected override void OnConnect(Connection<Member> connection)
    {
        Emit(new UserJoined(connection.Id, connection.State.Name), to: Others);
        if (!connection.State.Presence) return;
        foreach (var away in Connections.Parked) connection.Send(new UserAway(away.Id));
    }

    protected override void OnLinkLost(Connection<Member> connection) => Emit(new UserAway(connection.Id), to: Watchers(connection));

    protected override void OnResumed(Connection<Member> connection, bool recovered) => Emit(new UserBack(connection.Id), to: Watchers(connection));

    protected override void OnDisconnect(Connection<Member> connection, DisconnectReason reason) =>
        Emit(new UserLeft(connection.Id, connection.State.Name), to: Others);

    protected override RoomView Snapshot(Connection<Member> connection) =>
        new(State.Messages, Connections.Select(c => new UserJoined(c.Id, c.State.Name)));

    private static Audience Watchers(Connection<Member> connection) => Where(other => other.State.Presence && other.Id != connection.Id);
}
