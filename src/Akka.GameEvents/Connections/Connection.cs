using System.Text.Json;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents;

/// <summary>One session's membership in the actor. Use it inside turns of that actor only.</summary>
public abstract class Connection
{
    private protected Connection(Member member, GameActorHost host)
    {
        Member = member;
        Host = host;
    }

    /// <summary>Names the connection; never used again after it is gone.</summary>
    public string Id => Member.Id;

    /// <summary>Who is connected.</summary>
    public GameUser User => Member.Session.User;

    /// <summary>What the client sent on joining: its claim, not a fact. <see cref="JsonValueKind.Undefined"/> when it sent nothing.</summary>
    public JsonElement Params => Member.Parameters.IsPresent ? GameJson.Element(Member.Parameters) : default;

    /// <summary>False while the client is away but may still come back; what is emitted to the connection meanwhile waits for it.</summary>
    public bool IsLinked => Member.IsLinked;

    /// <summary>The groups that the connection is in.</summary>
    public IReadOnlyCollection<string> Groups => Member.Groups ?? (IReadOnlyCollection<string>)[];

    internal Member Member { get; }

    internal Activation Activation => Host.Activation;

    private protected GameActorHost Host { get; }

    /// <summary>Whether <see cref="JoinGroup"/> put the connection into <paramref name="group"/>.</summary>
    public bool IsInGroup(string group) => Member.Groups?.Contains(group) == true;

    /// <summary>Puts the connection into a group of this actor, which exists as long as it has members.</summary>
    public void JoinGroup(string group)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        Host.Apply(member => (member.Groups ??= new HashSet<string>(StringComparer.Ordinal)).Add(group), Member);
    }

    /// <summary>Takes the connection out of a group; does nothing when it is not in it.</summary>
    public void LeaveGroup(string group) => Host.Apply(member => member.Groups?.Remove(group), Member);

    /// <summary>Emits an event to this connection only; staged like every emit.</summary>
    /// <param name="payload">An event record.</param>
    /// <param name="options">Exceptions from staging.</param>
    public void Send(object payload, EmitOptions options = EmitOptions.None) => Host.Turn.Stage(payload, this, options);

    /// <summary>Emits an event without a record of its own to this connection only.</summary>
    public void Send(string name, object? payload = null, EmitOptions options = EmitOptions.None) => Host.Turn.Stage(name, payload, this, options);

    /// <summary>Ends the connection when the turn ends: the client gets <c>left</c> with this code, <c>OnDisconnect</c> runs.</summary>
    /// <param name="code"><c>user_error</c> or <c>app.…</c>.</param>
    /// <param name="message">What the client may show; the code when null.</param>
    public void Disconnect(string code, string? message = null) => Host.Turn.Disconnect(Member, new UserError(code, message));
}

/// <summary>A connection with the actor's own state for it.</summary>
/// <typeparam name="TConnState">Bound from the join's params, or made by <c>OnBeforeConnect</c>.</typeparam>
public sealed class Connection<TConnState> : Connection
{
    internal Connection(Member member, GameActorHost host)
        : base(member, host)
    {
    }

    /// <summary>The actor's state for this connection; gone with it.</summary>
    public TConnState State
    {
        get => (TConnState)Member.State!;
        set => Host.Apply(member => member.State = value, Member);
    }
}
