using System.Text.Json;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>A client that has joined an actor.</summary>
/// <typeparam name="TActor">The actor's class.</typeparam>
public sealed class TestConnection<TActor> : TestActor<TActor>
    where TActor : GameActor
{
    private JoinOutcome _answer;

    internal TestConnection(TestSession session, ActorAddress address, Inbox<Received> inbox, TestPort port, JoinOutcome answer)
        : base(session, address, inbox, $"{address} ({answer.ConnectionId})")
    {
        Port = port;
        _answer = answer;
    }

    /// <summary>The connection's id.</summary>
    public string Id => _answer.ConnectionId;

    /// <summary>Where in the actor's log the last join came; the events that follow on the snapshot are those after it.</summary>
    public Position Position => _answer.Position;

    /// <summary>The snapshot that the last join was answered with; <see cref="JsonValueKind.Undefined"/> when the actor has none.</summary>
    public JsonElement Snapshot => TestPort.Element(_answer.Snapshot);

    internal TestPort Port { get; }

    /// <summary>The snapshot as a record.</summary>
    /// <exception cref="JsonException">It does not fit.</exception>
    public T SnapshotAs<T>()
        where T : notnull => Snapshot.Deserialize<T>(GameJson.Options)!;

    /// <summary>Asks for further events by name, when the join named those that it wants.</summary>
    /// <exception cref="RequestFailedException">The actor refuses a name.</exception>
    public async Task ListenAsync(params string[] names)
    {
        await Session.ListenAsync(ActorAddress, names).ConfigureAwait(false);
        Port.Listen(names);
    }

    /// <summary>Leaves the actor; its <c>OnDisconnect</c> has run when it completes.</summary>
    public Task LeaveAsync() => Session.LeaveAsync(ActorAddress);

    /// <summary>
    /// The client's link is lost: the actor's <c>OnLinkLost</c> runs. The connection stays, and what is emitted to it is in its inbox, as it will
    /// have reached the client once it is back.
    /// </summary>
    public void LoseLink() => Session.LoseLink(ActorAddress);

    /// <summary>The client is back within the resume window: the actor's <c>OnResumed</c> runs.</summary>
    /// <param name="recovered">Whether it has all that it missed.</param>
    public void Resume(bool recovered = true) => Session.Resume(ActorAddress, recovered);

    /// <summary>Ends the client's session, and with it all its connections; their <c>OnDisconnect</c> have run when it completes.</summary>
    public Task DisconnectAsync(DisconnectReason reason = DisconnectReason.LinkLost) => Session.DisconnectAsync(reason);

    internal void Answered(JoinOutcome answer) => _answer = answer;
}
