#pragma warning disable CA2225 // the conversions are there so that a key can be written as what it is: "general" or ["eu", "general"]
namespace Akka.GameEvents.TestKit;

/// <summary>The key of an actor: a text for one segment, an array for several, <c>default</c> for none.</summary>
public readonly record struct ActorKey
{
    private readonly IReadOnlyList<string>? _segments;

    private ActorKey(IReadOnlyList<string> segments) => _segments = segments;

    internal IReadOnlyList<string> Segments => _segments ?? [];

    /// <summary>A key of one segment.</summary>
    public static implicit operator ActorKey(string segment) => new([segment]);

    /// <summary>A key of these segments.</summary>
    public static implicit operator ActorKey(string[] segments) => new(segments);
}
