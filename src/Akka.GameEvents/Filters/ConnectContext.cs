using System.Text.Json;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents;

/// <summary>A session that is about to join an actor, or has joined it, in a turn of the actor.</summary>
public sealed class ConnectContext
{
    internal ConnectContext(GameActorHost host, TurnRequest request, string connectionId, RawJson parameters, IServiceProvider services)
    {
        ActorType = host.Activation.Type.Name;
        Address = host.Activation.Address.ToString();
        ConnectionId = connectionId;
        RawParams = parameters;
        User = request.Session!.User;
        SessionId = request.Session.Id;
        Services = services;
        Cancellation = host.TurnCancellation;
    }

    /// <summary>The actor's type on the wire, such as <c>chatRoom</c>.</summary>
    public string ActorType { get; }

    /// <summary>The actor's address, such as <c>chatRoom/general</c>.</summary>
    public string Address { get; }

    /// <summary>The id that the connection will have.</summary>
    public string ConnectionId { get; }

    /// <summary>Who asks.</summary>
    public GameUser User { get; }

    /// <summary>The session that asks.</summary>
    public string SessionId { get; }

    /// <summary>The params as they came; <see cref="JsonValueKind.Undefined"/> when there are none.</summary>
    public JsonElement Params => RawParams.IsPresent ? GameJson.Element(RawParams) : default;

    /// <summary>The snapshot for the newcomer; <see cref="JsonValueKind.Undefined"/> until the join has succeeded, and for an actor without one.</summary>
    public JsonElement Snapshot => RawSnapshot.IsPresent ? GameJson.Element(RawSnapshot) : default;

    /// <summary>Services that live as long as the turn.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Cancelled when the turn takes too long.</summary>
    public CancellationToken Cancellation { get; }

    internal RawJson RawParams { get; private set; }

    internal RawJson RawSnapshot { get; set; }

    /// <summary>Puts other params in the place of those that came; null for none.</summary>
    public void SetParams(object? parameters) => RawParams = parameters is null ? default : GameJson.Encode(parameters);
}
