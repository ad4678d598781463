using System.Text.Json;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents;

/// <summary>An action that is about to run, or has run, in a turn of its actor. What the filter's code throws fails the turn.</summary>
public sealed class ActionContext
{
    internal ActionContext(GameActorHost host, TurnRequest request, string action, RawJson arguments, IServiceProvider services)
    {
        ActorType = host.Activation.Type.Name;
        Address = host.Activation.Address.ToString();
        Action = action;
        RawArguments = arguments;
        User = request.Session?.User;
        SessionId = request.Session?.Id;
        Services = services;
        Cancellation = host.TurnCancellation;
    }

    /// <summary>The actor's type on the wire, such as <c>chatRoom</c>.</summary>
    public string ActorType { get; }

    /// <summary>The actor's address, such as <c>chatRoom/general</c>.</summary>
    public string Address { get; }

    /// <summary>The action's name on the wire, such as <c>sendMessage</c>.</summary>
    public string Action { get; }

    /// <summary>Who calls; null when the server's own code does.</summary>
    public GameUser? User { get; }

    /// <summary>The caller's session; null when the server's own code calls.</summary>
    public string? SessionId { get; }

    /// <summary>The arguments, as they came.</summary>
    public IReadOnlyList<JsonElement> Arguments => RawArguments.IsPresent ? [.. GameJson.Element(RawArguments).EnumerateArray()] : [];

    /// <summary>The result as it goes to the caller; <see cref="JsonValueKind.Undefined"/> until the action has succeeded.</summary>
    public JsonElement Result => RawResult.IsPresent ? GameJson.Element(RawResult) : default;

    /// <summary>Services that live as long as the turn.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Cancelled when the turn takes too long.</summary>
    public CancellationToken Cancellation { get; }

    internal RawJson RawArguments { get; private set; }

    internal RawJson RawResult { get; set; }

    /// <summary>Puts other arguments in the place of those that came; they bind as if the caller had sent them.</summary>
    public void SetArguments(params object?[] arguments) => RawArguments = GameJson.Encode(arguments);
}
