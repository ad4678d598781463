using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>What a join says besides whom it joins, and with which params.</summary>
public sealed record JoinOptions
{
    /// <summary>What to do about an actor that exists, or does not. Default: create it when it does not.</summary>
    public CreateMode Mode { get; init; }

    /// <summary>What a new actor's <c>OnCreate</c> gets; written as JSON. Default null: nothing.</summary>
    public object? Input { get; init; }

    /// <summary>The only events that the client wants. Default null: all.</summary>
    public IReadOnlyList<string>? Listen { get; init; }
}
